"""The columns of the file, in the order in which they are written."""

REQUIRED = ("term", "definition")
#: Several things in a cell of these are set apart by this.
BETWEEN = "; "
#: Column to the field of a term that holds its text as it stands.
TEXTS = {
    "term": "name",
    "slug": "slug",
    "definition": "definition",
    "definition_child": "definition_child",
    "explanation": "explanation",
    "say_it": "say_it",
}
LISTS = {"variants": "variants", "needs_context": "needs_context"}
#: Columns that name other terms of the same language.
LINKS = ("see_also", "not_same_as")
COLUMNS = (
    *("term", "slug", "definition", "definition_child", "explanation", "say_it"),
    *("variants", "case_sensitive", "needs_context", "see_also", "not_same_as"),
    *("guide", "check_every", "translation_of"),
)
#: Between the name of a term that is not the same and what tells the two apart.
DIFFERENCE = " = "
YES, NO = "yes", ""
