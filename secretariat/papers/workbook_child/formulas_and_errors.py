"""What the library leaves empty: formulas never worked out, and errors (of .xls: errors_in_xls.py)."""

from __future__ import annotations

from secretariat.papers.workbook_child.answers import MOST_REMARKS, say
from secretariat.papers.workbook_child.sheet_places import column_of, sheet_names, sheet_parts

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from typing import Final

    from secretariat.papers.workbook_child.zipped_parts import Parts

_TELLING: Final = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'", b"<!DOCTYPE")
_ODS_ERROR: Final = b'value-type="error"'


def remark_on_xlsx(parts: Parts) -> None:
    """Formulas without a value and errors, sheet by sheet."""
    telling = [name for name in sheet_parts(parts) if parts.tells(name, _TELLING)]
    if not telling:
        return
    names = sheet_names(parts)
    for part in telling:
        if part.casefold() in names:
            cells = XlsxCells(names[part.casefold()])
            parts.parse(part, cells.start, cells.end, cells.text)


def remark_on_ods(parts: Parts) -> None:
    """Errors, table by table; the library gives them as their text ("#DIV/0!") or as nothing."""
    if "content.xml" in parts.places and parts.tells("content.xml", (_ODS_ERROR,)):
        from secretariat.papers.workbook_child.open_document_errors import OpenDocumentErrors

        cells = OpenDocumentErrors(say, MOST_REMARKS)
        parts.parse("content.xml", cells.start, cells.end, cells.text)


class XlsxCells:
    """Follows the cells of one worksheet part."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.said = self.row = self.column = 0
        self.inside = ""
        self.marks: dict[str, str] = {}
        self.formula: str | None = None
        self.value = ""

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "c":
            self.column = column_of(marks.get("r", "")) or self.column + 1
            self.marks, self.formula, self.value = marks, None, ""
        elif tag == "row":
            self.row = int(marks["r"]) if marks.get("r", "").isdecimal() else self.row + 1
            self.column = 0
        elif tag in {"f", "v", "t"}:
            self.inside = tag
            if tag == "f":
                self.formula = ""

    def text(self, text: str) -> None:
        if self.inside == "f" and self.formula is not None and len(self.formula) < 200:
            self.formula += text
        elif self.inside and len(self.value) < 200:
            self.value += text

    def end(self, tag: str) -> None:
        if tag in {"f", "v", "t"}:
            self.inside = ""
        if tag != "c" or self.said >= MOST_REMARKS:
            return
        kind = self.marks.get("t", "")
        if kind == "e":
            self._say("error", self.value)
        elif self.formula is not None and not self.value and kind != "str":
            self._say("formula", "=" + self.formula)

    def _say(self, what: str, value: str) -> None:
        self.said += 1
        say(remark=what, sheet=self.sheet, row=self.row, column=self.column, value=value[:200], more=0)
