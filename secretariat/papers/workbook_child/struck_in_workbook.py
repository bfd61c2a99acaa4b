"""What is struck out in .xlsx (ECMA-376 part 1, 18.4 and 18.8): by the font of a cell, or of some runs of its text.

A cell's ``s`` names one of ``cellXfs``, that a font; a run with properties of its own has its own font, one without
has the cell's. What a condition strikes out (``dxfs``) is not looked at: whether it holds is not written in the file.
"""

from __future__ import annotations

from secretariat.papers.workbook_child.sheet_places import column_of, sheet_names, sheet_parts
from secretariat.papers.workbook_child.struck_out import StruckOut, parted

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from typing import Final, TypeAlias

    from secretariat.papers.workbook_child.zipped_parts import Parts

    Pieces: TypeAlias = tuple[tuple[str, bool | None], ...]

_SIGN: Final = b"strike"
_MOST_SIGNS: Final = 20  # more formats than these are not looked for one by one
_OFF: Final = frozenset({"0", "false", "off"})


def struck_in_workbook(parts: Parts, most: int) -> StruckOut:
    """What is struck out on the visible sheets; most files say in one look that there is nothing."""
    found = StruckOut(most)
    formats = Formats()
    strings = Strings()
    for name in _named(parts, "styles.xml"):
        if parts.tells(name, (_SIGN,)):
            parts.parse(name, formats.start, formats.end, _nothing)
    shared = _named(parts, "sharedstrings.xml")
    some_shared = any(parts.tells(name, (_SIGN,)) for name in shared)
    signs = (_SIGN, *formats.signs())
    sheets = [name for name in sheet_parts(parts) if some_shared or parts.tells(name, signs)]
    if not sheets:
        return found
    for name in shared:
        if parts.tells(name, (b"rPr",)):
            parts.parse(name, strings.start, strings.end, strings.text)
    names = sheet_names(parts)
    for name in sheets:
        if name.casefold() in names:
            cells = Cells(names[name.casefold()], formats.struck, strings.rich, found)
            parts.parse(name, cells.start, cells.end, cells.text)
    return found


def _named(parts: Parts, ending: str) -> list[str]:
    return [name for name in parts.places if name.casefold().endswith(ending)]


def _nothing(*_given: object) -> None:
    return


def _is_on(marks: dict[str, str]) -> bool:
    return marks.get("val", "1").strip() not in _OFF


class Formats:
    """The numbers of the cell formats whose font is struck out."""

    def __init__(self) -> None:
        self.struck: set[str] = set()
        self.fonts: set[str] = set()
        self.inside = ""
        self.number = -1

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag in {"fonts", "cellXfs"}:
            self.inside, self.number = tag, -1
        elif self.inside == "fonts":
            if tag == "font":
                self.number += 1
            elif tag == "strike" and _is_on(marks):
                self.fonts.add(str(self.number))
        elif self.inside == "cellXfs" and tag == "xf":
            self.number += 1
            if marks.get("fontId", "0") in self.fonts:
                self.struck.add(str(self.number))

    def end(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def signs(self) -> tuple[bytes, ...]:
        """What stands in a sheet that has cells of these formats."""
        if "0" in self.struck:
            return (b"row",)  # the format of cells that name none
        if len(self.struck) > _MOST_SIGNS:
            return (b" s=", b"\ns=", b"\ts=")
        numbers = [number.encode() for number in self.struck]
        return tuple(
            space + b"s=" + quote + number + quote
            for number in numbers
            for space in (b" ", b"\n", b"\t")
            for quote in (b'"', b"'")
        )


class RichText:
    """Follows a text of runs: each run's text, and whether it is struck out (``None``: as the cell's font is)."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.pieces: list[tuple[str, bool | None]] = []
        self.seen = self.in_text = self.in_run = self.in_reading = False
        self.state: bool | None = None
        self.words: list[str] = []

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "r":
            self.in_run, self.state, self.words = True, None, []
        elif tag == "rPr":
            self.state = False
        elif tag == "strike" and self.in_run:
            self.state = _is_on(marks)
        elif tag == "rPh":  # how a Japanese name is read, not part of the text
            self.in_reading = True
        elif tag == "t" and not self.in_reading:
            self.in_text = True

    def text(self, text: str) -> None:
        if self.in_text:
            self.seen = True
            if self.in_run:
                self.words.append(text)

    def end(self, tag: str) -> None:
        if tag == "t":
            self.in_text = False
        elif tag == "rPh":
            self.in_reading = False
        elif tag == "r":
            self.in_run = False
            self.pieces.append(("".join(self.words), self.state))

    def rich(self) -> Pieces:
        """The runs, where one of them has a font of its own."""
        return tuple(self.pieces) if any(state is not None for _text, state in self.pieces) else ()


class Strings:
    """The shared texts that have runs with fonts of their own, by their number."""

    def __init__(self) -> None:
        self.rich: dict[str, Pieces] = {}
        self.number = -1
        self.one = RichText()

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "si":
            self.number += 1
            self.one.clear()
        else:
            self.one.start(tag, marks)

    def text(self, text: str) -> None:
        self.one.text(text)

    def end(self, tag: str) -> None:
        if tag != "si":
            self.one.end(tag)
        elif rich := self.one.rich():
            self.rich[str(self.number)] = rich


class Cells:
    """Follows the cells of one sheet; of most, nothing but their place is looked at."""

    def __init__(self, sheet: str, formats: set[str], strings: dict[str, Pieces], found: StruckOut) -> None:
        self.sheet, self.formats, self.strings, self.found = sheet, formats, strings, found
        self.row = 0
        self.place, self.after = "", 0  # the last cell that said its place, and how many came since
        self.is_struck = self.is_shared = self.in_value = False
        self.value: list[str] = []
        self.own: RichText | None = None
        self.in_text = False

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "c":
            if "r" in marks:
                self.place, self.after = marks["r"], 0
            else:
                self.after += 1
            self.is_struck = marks.get("s", "0") in self.formats
            self.is_shared = bool(self.strings) and marks.get("t") == "s"
        elif tag == "v":
            self.in_value = self.is_struck or self.is_shared
        elif tag == "row":
            self.row = int(marks["r"]) if marks.get("r", "").isdecimal() else self.row + 1
            self.place, self.after = "", 0
        elif tag == "is":
            self.own, self.in_text = RichText(), True
        elif self.in_text and self.own is not None:
            self.own.start(tag, marks)

    def text(self, text: str) -> None:
        if self.in_value:
            self.value.append(text)
        elif self.in_text and self.own is not None:
            self.own.text(text)

    def end(self, tag: str) -> None:
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            if self.value or self.own is not None:
                self._cell()
                self.value, self.own = [], None
        elif tag == "is":
            self.in_text = False
        elif self.in_text and self.own is not None:
            self.own.end(tag)

    def _cell(self) -> None:
        pieces = self.own.rich() if self.own is not None else ()
        if self.is_shared:
            pieces = self.strings.get("".join(self.value).strip(), ())
        if pieces:
            said = [(text, self.is_struck if state is None else state) for text, state in pieces]
            if any(struck and text.strip() for text, struck in said):
                left, struck = parted(said)
                self._found((left, struck[:1000]) if left else None)
        elif self.is_struck and (self.value or (self.own is not None and self.own.seen)):
            self._found(None)

    def _found(self, part: tuple[str, str] | None) -> None:
        self.found.add(self.sheet, self.row, column_of(self.place) + self.after, part)
