"""Spreadsheets that a spreadsheet program does not run.

A cell whose text begins like a formula is one to Excel or LibreOffice when it opens a CSV file.
Titles and names are typed by people or copied from elsewhere, so such a text gets an apostrophe
in front: https://owasp.org/www-community/attacks/CSV_Injection. In XLSX Wagtail already says of
every cell that it is text; there, control characters would stop the file from being written.
"""

import re
from typing import Any

#: As Excel takes them: the signs, their wide forms in Chinese and Japanese, a tab, line ends.
_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SafeSpreadsheets:
    """Put before `ReportView` among a report's bases."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        shown = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if not isinstance(shown, str):
            return shown
        shown = _CONTROL.sub(" ", shown)
        return f"'{shown}" if export_format == "csv" and _LIKE_A_FORMULA.match(shown) else shown
