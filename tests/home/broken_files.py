"""Files with one mistake each, and what must be said about it: file, line and fix."""

from tests.home.guide_files import ABOUT, COUNSELLING, FATIGUE

ONE = "en/support/fatigue.md"
TWO = "en/support/counselling.md"
NEW_LINE = "\n"
BODY = FATIGUE.split("## What it is like")[0].rstrip() + "\n"

#: What is changed in a good folder (file, old, new), and what must be said about it.
EDITS = {
    "a key that is not known": (ONE, "summary:", "sumary:", f"{ONE}:4:", "write “summary”"),
    "a key that is missing": (ONE, "summary: Tired", "# Tired", f"{ONE}:1:", "add “summary”"),
    "a key given twice": (ONE, "order: 1", "title: Two", f"{ONE}:3:", "keep one of them"),
    "a colon without quotes": (ONE, "title: Fat", "title: Call: fat", f"{ONE}:2:", "double quotes"),
    "a value that is not in the list": (
        *(ONE, "[having-treatment]", "[having-treatmant]"),
        *(f"{ONE}:10:", "write “having-treatment”"),
    ),
    "a character that is none": (
        *(ONE, "title: Fatigue", 'title: "Fatigue \\U00110000"'),
        *(f"{ONE}:2:", "type the character itself"),
    ),
    "a character far beyond the last": (
        *(ONE, "summary: Tired", 'summary: "\\UFFFFFFFF" #'),
        *(f"{ONE}:4:", "type the character itself"),
    ),
    "half a character": (
        *(ONE, "- It is real.", '- "It is \\ud83d\\ude00"'),
        *(f"{ONE}:7:", "type the character itself"),
    ),
    "lists in lists without end": (
        *(ONE, "related: ", "related: " + "[\n  " * 3000),
        *(f"{ONE}:30:", "between double quotes"),
    ),
    "an order longer than any": (
        *(ONE, "order: 1", "order: " + "1" * 5000),
        *(f"{ONE}:3:", "a whole number, of at most 9 digits"),
    ),
    "an order that is no number": (ONE, "order: 1", "order: first", f"{ONE}:3:", "a whole number"),
    "a list that is text": (ONE, "[patient, family]", "patient", f"{ONE}:9:", "a list of texts"),
    "a source without an address": (
        *(ONE, "    url: https://example.org/facts\n", ""),
        *(f"{ONE}:15:", "Give an address, a DOI or a PubMed number"),
    ),
    "an address that is none": (
        *(ONE, "url: https://example.org/facts", "url: example"),
        *(f"{ONE}:17:", "“sources.0.url” is not accepted. Fix: Enter a valid URL."),
    ),
    "a DOI that is none": (
        *(ONE, "    year: 2022", "    doi: nejmoa1000678\n    year: 2022"),
        *(f"{ONE}:18:", "“sources.0.doi” is not accepted. Fix: This is no DOI."),
    ),
    "a PubMed number that is none": (
        *(ONE, "    year: 2022", "    pmid: PMID 12\n    year: 2022"),
        *(f"{ONE}:18:", "make it a whole number"),
    ),
    "a kind of document that is not in the list": (
        *(ONE, "    year: 2022", "    year: 2022\n    kind: guidelines"),
        *(f"{ONE}:19:", "write “guideline”"),
    ),
    "a document with another title than in another file": (
        *(TWO, "title: A fact sheet", "title: Another sheet"),
        *(f"{TWO}:13:", "fatigue.md” has “A fact sheet”, this file “Another sheet”."),
    ),
    "a document from another year than in another file": (
        *(TWO, "year: 2022", "year: 2021"),
        *(f"{TWO}:16:", "fatigue.md” has “2022”, this file “2021”."),
    ),
    "a risk that is not in the list": (
        *(ONE, "risk: side-effects", "risk: side effects"),
        *(f"{ONE}:12:", "write “side-effects”"),
    ),
    "no risk": (ONE, "risk: side-effects\n", "", f"{ONE}:1:", "add “risk”"),
    "a summary that is too long": (
        *(ONE, "summary: Tired", "summary: " + "Long " * 60 + "tired"),
        *(f"{ONE}:4:", "Use at most 250 characters"),
    ),
    "a key point that is too long": (
        *(ONE, "It is real.", "It is real. " * 13),
        *(f"{ONE}:7:", "at most 140 characters"),
    ),
    "too few key points": (ONE, "  - It is real.\n", "", f"{ONE}:5:", "“key_points”"),
    "a related guide that is not there": (
        *(ONE, "related: [support/counselling]", "related: [support/councelling]"),
        *(f"{ONE}:20:", "write “support/counselling”"),
    ),
    "a link to a page that is not there": (
        *(ONE, "[counselling](/support/counselling/)", "[counselling](/support/counseling/)"),
        *(f"{ONE}:25:", "write /support/counselling/"),
    ),
    "a link without its last slash": (
        *(ONE, "[counselling](/support/counselling/)", "[counselling](/support/counselling)"),
        *(f"{ONE}:25:", "write /support/counselling/"),
    ),
    "a link that starts with nothing": (
        *(ONE, "](/support/counselling/).", "](support/counselling)."),
        *(f"{ONE}:25:", "begin it with “/”"),
    ),
    "a link that runs a script": (
        *(ONE, "](/support/counselling/).", "](javascript:alert)."),
        *(f"{ONE}:25:", "begin it with “/”"),
    ),
    "a card whose heading does not end in if": (
        *(ONE, "Call your team today if:", "Call your team today"),
        *(f"{ONE}:27:", "End the heading in “if:”"),
    ),
    "a question that is none": (
        *(ONE, "- What helps?", "- What helps."),
        *(f"{ONE}:34:", "A question ends in “?”."),
    ),
    "an action's link to nowhere": (
        *(ONE, "[Talk to someone](/support/counselling/)", "[Talk to someone](/nowhere/)"),
        *(f"{ONE}:41:", "there is no page at /nowhere/"),
    ),
    "an action with text where its link should be": (
        *(ONE, "[Talk to someone](/support/counselling/)", "Talk to someone."),
        *(f"{ONE}:41:", "[Words that say where it goes](/page/)"),
    ),
    "a start that is not there": (
        *("en/support/_section.md", "[fatigue]", "[fatige]"),
        *("en/support/_section.md:7:", "write “support/fatigue”"),
    ),
    "a month that is none": (
        *("en/digest/2024-01.md", "month: 2024-01", "month: January"),
        *("en/digest/2024-01.md:3:", "a month such as 2024-01"),
    ),
    "a month of no year": (
        *("en/digest/2024-01.md", "month: 2024-01", "month: 0000-01"),
        *("en/digest/2024-01.md:3:", "a month such as 2024-01"),
    ),
    "a finding's guide that is not there": (
        *("en/digest/2024-01.md", "guide: support/fatigue", "guide: fatigue"),
        *("en/digest/2024-01.md:23:", "write “support/fatigue”"),
    ),
    "a finding's link that leads nowhere": (
        *("en/digest/2024-01.md", "/support/fatigue/)", "/fatigue/)"),
        *("en/digest/2024-01.md:7:", "write /support/fatigue/"),
    ),
    "a finding's source without an address": (
        *("en/digest/2024-01.md", "url: https://example.org/release", "url: nothing"),
        *("en/digest/2024-01.md:18:", "Enter a valid URL."),
    ),
    "a translation of nothing": (
        *("es/apoyo/_section.md", "support/_section", "suport/_section"),
        *("es/apoyo/_section.md:2:", "write “support/_section”"),
    ),
    "a translation in the first language": (
        *("en/about.md", "order: 1", "order: 1\ntranslation_of: home"),
        *("en/about.md:4:", "remove “translation_of”"),
    ),
    "text below a page that has none": (
        *("en/home.md", "all the time]\n---", "all the time]\n---\nHello."),
        *("en/home.md:6:", "move the text into a guide"),
    ),
    "a block that pages about the site do not have": (
        *("en/about.md", "Nobody yet.", "::: questions\n- A?\n- B?\n- C?\n:::"),
        *("en/about.md:9:", "“::: questions” cannot stand on this kind of page"),
    ),
}

#: The text of a guide, the line of it that is wrong, and what must be said about it.
BODIES = {
    "a container that is not known": ("::: urgnt Call if:\n- x\n:::", 1, "write “::: urgent”"),
    "a container that is not closed": ("::: inset\nText.", 1, "put “:::” on a line of its own"),
    "a container inside another": (
        *("::: inset\nText.\n\n::: do\n- a\n- b\n:::\n", 4),
        "close the one above with “:::”",
    ),
    "a close too many": ("::: inset\nText.\n:::\n\n:::", 5, "this “:::” closes nothing"),
    "a container without its list": (
        "::: do\nRest.\n:::",
        1,
        "begin each line of the list with “- ”",
    ),
    "a warning without a heading": ("::: warning\nText.\n:::", 1, "write “::: warning A heading”"),
    "an inset with a heading": ("::: inset Note\nText.\n:::", 1, "takes no heading"),
    "an inset that is empty": ("::: inset\n:::", 1, "write its text above the closing"),
    "more than a list": ("::: do\n- a\n- b\n\nText.\n:::", 5, "move it below the closing “:::”"),
    "a heading of the first level": ("# Title", 1, "use “## ” for a section"),
    "a smaller heading first": ("### Small", 1, "Start the section with a section heading"),
    "HTML": ("A <b>word</b>.", 1, "use **bold**, *italic* and [links](/page/) only"),
    "a block of HTML": ("<div>\nx\n</div>", 1, "use Markdown"),
    "a Markdown image": ("![A](/a.jpg)", 1, "the text has a Markdown image"),
    "bold in bold without end": ("One.\n\n" + "**a " * 400 + "b**" * 400, 3, "use **bold**"),
    "a heading of bold in bold without end": (
        *("::: do " + "**a " * 400 + "b**" * 400 + "\n- a\n- b\n:::", 1),
        "too many signs",
    ),
    "a cell of bold in bold without end": (
        "::: table T\n| A | B |\n| --- | --- |\n| a | " + "**a " * 400 + "b**" * 400 + " |\n:::",
        *(4, "too many signs"),
    ),
    "code": ("```\nx\n```", 1, "there is a block of code"),
    "a quote": ("> x", 1, "write a paragraph"),
    "a rule": ("One.\n\n---", 3, "start a new part with a heading"),
    "a list inside a list": ("- a\n- b\n  - c", 2, "lists have one level"),
    "a numbered list from 3": ("3. a\n4. b", 1, "start it at 1."),
    "bold where text is plain": ("## One\n\n::: do\n- a\n- **b**\n:::", 5, "remove the marks"),
    "a table of its own": ("| A |\n| --- |\n| b |", 1, "put “::: table Caption” above it"),
    "a row with too many cells": (
        *("::: table T\n| A | B |\n| --- | --- |\n| a | b | c |\n:::", 4),
        "this row has 3 cells, the first row has 2",
    ),
    "a table too wide for a phone": (
        *(
            "::: table T\n| A | B | C | D | E |\n|---|---|---|---|---|\n| a | b | c | d | e |\n:::",
            1,
        ),
        "Use at most 4 columns",
    ),
    "steps without titles": ("::: steps\n1. One.\n2. Two.\n:::", 2, "begin it with “**Title.**”"),
    "benefits without risks": (
        *("::: benefits-and-risks\n### Benefits\n- a\n:::", 1),
        "has no “### Risks” here",
    ),
    "a diagram that is not drawn": (
        *("::: diagram brain\nCaption.\n\nText.\n:::", 1),
        "write the name of one that is drawn: car-t-steps, care-team",
    ),
    "a chance in another form": ("::: chance 1 in 5\nWords: x\n:::", 1, "::: chance 20 of 100"),
    "a chance without words": ("::: chance 20 of 100\n:::", 1, "below it write “Words:"),
    "a picture that is not there": (
        *("::: image images/a.jpg\nDescription: x\n:::", 1),
        "put the picture there",
    ),
    "a picture without a description": (
        "::: image a.jpg\nCaption: x\n:::",
        1,
        "images/its-name.jpg",
    ),
    "a third warning": (
        *("\n\n".join(f"::: warning W{n}\nText.\n:::" for n in range(3)), 9),
        "At most two warnings on a page",
    ),
    "text below a care card": (
        *("::: urgent Call if:\n- x\n:::\n\nMore.", 5),
        "Put a heading above this",
    ),
    "an anchor used twice": ("## A {#x}\n\n## B {#x}", 3, "has this anchor"),
}

#: Files added to a good folder, and what must be said about them.
ADDED = {
    "no front matter": ("en/x.md", "Hello.", "en/x.md:1:", "begin the file with a line “---”"),
    "a guide without a section": (
        *("en/other/one.md", COUNSELLING, "en/other/one.md:1:"),
        "add the file en/other/_section.md",
    ),
    "a name that is no address": ("en/Über uns!.md", ABOUT, "en/Über uns!.md:1:", "“uber-uns”"),
    "a file too deep": ("en/a/b/c.md", COUNSELLING, "en/a/b/c.md:1:", "the folder of its section"),
    "two files at one address": (
        *("en/support.md", ABOUT, "en/support.md:1: “en/support/_section.md” has the same"),
        "rename one of the two",
    ),
}
