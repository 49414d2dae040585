"""Containers with things to do or to ask, and text that is set apart."""

from home.content.container import Container, Value
from home.content.inline import PLAIN, Run, plain_of, tidy, tidy_line


def care_card(container: Container) -> Value:
    return {
        "urgency": container.name.replace("-", "_"),
        "heading": container.needs_heading(),
        "items": container.items("items"),
        "after": container.plain_paragraph(),
    }


def do_or_dont(container: Container) -> Value:
    return {"heading": container.heading, "items": container.items("items")}


def key_points(container: Container) -> Value:
    return {"heading": container.needs_heading(), "points": container.items("points")}


def headed_text(container: Container) -> Value:
    return {"heading": container.needs_heading(), "text": container.rich()}


def inset(container: Container) -> Value:
    container.has_no_heading()
    return {"text": container.rich()}


def unknown(container: Container) -> Value:
    return {
        "heading": container.heading_or_default(),
        "anchor": container.anchor,
        "text": container.rich(),
    }


def questions(container: Container) -> Value:
    return {
        "heading": container.heading_or_default(),
        "anchor": container.anchor,
        "items": container.items("items"),
    }


def steps(container: Container) -> Value:
    value: Value = {"heading": container.heading, "items": []}
    taken = container.take(
        "ordered_list", "has no numbered lines", "write each step as “1. **Title.** What happens.”"
    )
    for position, (runs, line) in enumerate(container.passages.items(taken) if taken else []):
        container.lines[f"items.{position}"] = line
        value["items"].append(_step(container, runs, line))
    return value


def _step(container: Container, runs: list[Run], line: int) -> dict[str, str]:
    if not runs or not runs[0].look.bold:
        container.problem("a step has no title", "begin it with “**Title.**”", line)
        return {"title": "", "text": ""}
    title, text = runs[0], tidy(runs[1:])
    container.passages.plain([Run(title.text, title.look._replace(bold=False))], line)
    return {
        "title": tidy_line(plain_of([title])),
        "text": container.passages.plain(text, line, breaks=True),
    }


def action(container: Container) -> Value:
    value: Value = {
        "heading": container.heading_or_default(),
        "anchor": container.anchor,
        "items": container.items("items"),
        "link_text": "",
        "href": "",
    }
    if container.next_is("paragraph"):
        node = container.inside.pop(0)
        line = container.lines["link_text"] = container.passages.line(node)
        runs = container.passages.runs(node)
        if (
            len(runs) == 1
            and runs[0].look == PLAIN._replace(href=runs[0].look.href)
            and runs[0].look.href
        ):
            value |= {"link_text": tidy_line(runs[0].text), "href": runs[0].look.href}
        else:
            container.problem(
                "below the list of “::: action” only one link can stand",
                "write it as “[Words that say where it goes](/page/)”",
                line,
            )
    return value
