"""Read a workbook in a process of its own: a program, run as a file with ``python -I -S``, never imported.

A small hostile file can make the spreadsheet library abort its process, or eat memory and time; here it can only
take this process with it. The workbook is standard input. Arguments: the folder with python_calamine, the limits
(memory bytes, seconds, rows, columns, cells, text bytes, unzipped bytes), the kind, then the parts of the ZIP file
as pairs of name and ``offset:size:method``. Answers are JSON lines on standard output:

    {"sheet": name}                         the rows that follow are this sheet's
    [[number, [cell, …]], …]                some rows, counted from 1; every cell is text
    {"remark": what, "sheet": …, "row": …, "column": …, "value": …, "more": …}
    {"refused": why, "sheet": …, "row": …}  nothing follows
    {"done": true}                          the last line of a file read to its end

It imports little of the library, and of the project only where an open document has errors: starting is most of it.
"""

from __future__ import annotations

import datetime
import sys
import zlib
from _json import encode_basestring  # the C function itself: importing json would cost more than reading the file
from io import BytesIO

TYPE_CHECKING = False  # typing is asked for only by the type checker: it takes as long to import as all the rest
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Final, NoReturn

_BATCH: Final = 500
_ODS_ERROR: Final = b'value-type="error"'
_MOST_REMARKS: Final = 500  # of each sheet
_MOST_AREA: Final = 60_000_000  # cells between the first and the last used one, most of them empty
_TELLING: Final = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'", b"<!DOCTYPE")
_CHUNK: Final = 262_144


class Limits:
    """The limits as they came in the arguments."""

    def __init__(self, words: list[str]) -> None:
        self.memory, self.seconds, self.rows, self.columns, self.cells, self.text, self.unzipped = map(int, words)

    def impose(self) -> None:
        """Let the system end this process where it takes more than allowed."""
        import resource

        for what, most in (
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_CPU, self.seconds),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            resource.setrlimit(what, (most, most))


def say(**words: object) -> None:
    """One answer."""
    sys.stdout.buffer.write(
        b"{" + b", ".join(_quoted(key) + b": " + _value(each) for key, each in words.items()) + b"}\n"
    )


def _quoted(text: str) -> bytes:
    return str(encode_basestring(text)).encode("utf-8", "replace")


def _value(value: object) -> bytes:
    return _quoted(value) if isinstance(value, str) else str(value).lower().encode()


def refuse(why: str, sheet: str = "", row: int = 0) -> NoReturn:
    """Say why the file is not read, and end."""
    say(refused=why, sheet=sheet, row=row)
    sys.stdout.buffer.flush()
    sys.exit(0)


# --- cells ---


def text_of(value: object) -> str:
    """A cell as a person reads it: ISO dates, whole numbers without ``.0``, 15 digits as spreadsheet programs show."""
    if isinstance(value, str):
        if value.startswith("PT") and value[2:3].isdecimal() and value.isascii():
            return _duration(value)
        return value.replace("\r\n", "\n").strip("\r\n") if "\n" in value or "\r" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return _whole_seconds(value).isoformat(" ").removesuffix(":00")
    if isinstance(value, datetime.time):
        moment = _whole_seconds(datetime.datetime.combine(datetime.date(2000, 1, 1), value))
        return moment.time().isoformat().removesuffix(":00")
    if isinstance(value, datetime.timedelta):
        return _hours(round(value.total_seconds()))
    return str(value)


def _whole_seconds(moment: datetime.datetime) -> datetime.datetime:
    """A time of day is a fraction in a workbook, so 14:30 may come as 14:29:59.999."""
    if moment.microsecond >= 500_000 and moment.year < 9999:
        moment += datetime.timedelta(seconds=1)
    return moment.replace(microsecond=0)


def _duration(value: str) -> str:
    """``PT27H17M54S`` (XML Schema's durations, which ODS keeps times over a day in) → ``27:17:54``."""
    total, rest = 0, value[2:]
    for unit, seconds in (("H", 3600), ("M", 60), ("S", 1)):
        digits, found, after = rest.partition(unit)
        if found:
            whole = digits.partition(".")[0]
            if not whole.isdecimal() or len(whole) > 6:
                return value
            total, rest = total + int(whole) * seconds, after
    return value if rest else _hours(total)


def _hours(seconds: int) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")


# --- sheets ---


def read_sheets(book: Any, limits: Limits) -> None:
    """Every visible sheet's rows, and what is merged in it."""
    cells = size = 0
    for kept in book.sheets_metadata:
        if str(kept.typ) != "SheetTypeEnum.WorkSheet":
            continue
        if str(kept.visible) != "SheetVisibleEnum.Visible":
            say(remark="hidden", sheet=kept.name, row=0, column=0, value="", more=0)
            continue
        sheet = book.get_sheet_by_name(kept.name)
        say(sheet=kept.name)
        if sheet.start is None:
            continue
        if (sheet.end[0] + 1) * (sheet.end[1] + 1) > _MOST_AREA:
            refuse("large", kept.name)
        cells, size = _rows(sheet, limits, cells, size)
        _merged(sheet)


def _rows(sheet: Any, limits: Limits, cells: int, size: int) -> tuple[int, int]:
    """Say the rows that hold anything; the counts of cells and bytes so far, of all sheets."""
    before = [""] * sheet.start[1]
    batch: list[bytes] = []
    for number, values in enumerate(sheet.iter_rows(), start=1):
        row = before + [text_of(value) for value in values]
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        if len(row) > limits.columns:
            refuse("wide", sheet.name, number)
        cells += len(row)
        line = b"[%d, [%s]]" % (number, b", ".join(map(_quoted, row)))
        size += len(line)
        if number > limits.rows or cells > limits.cells or size > limits.text:
            refuse("large", sheet.name)
        batch.append(line)
        if len(batch) == _BATCH:
            _say_rows(batch)
    _say_rows(batch)
    return cells, size


def _say_rows(batch: list[bytes]) -> None:
    if batch:
        sys.stdout.buffer.write(b"[" + b", ".join(batch) + b"]\n")
        batch.clear()


def _merged(sheet: Any) -> None:
    """A text that stands once for several rows matters: the rows below it look empty."""
    said = 0
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top and said < _MOST_REMARKS:
            said += 1
            say(remark="merged", sheet=sheet.name, row=top + 1, column=left + 1, value="", more=bottom + 1)


# --- what the library leaves empty: formulas never worked out, and errors ---


class Parts:
    """The parts of the workbook's ZIP file."""

    def __init__(self, data: bytes, words: list[str], most: int) -> None:
        self.data, self.most = data, most
        self.places = {
            name: tuple(map(int, place.split(":"))) for name, place in zip(words[::2], words[1::2], strict=True)
        }

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unfolded bytes of a part, piece by piece, no more than the limit."""
        offset, size, method = self.places[name]
        start = offset + 30 + sum(int.from_bytes(self.data[offset + at : offset + at + 2], "little") for at in (26, 28))
        raw = memoryview(self.data)[start : start + size]
        if method == 0:
            yield from (bytes(raw[at : at + _CHUNK]) for at in range(0, len(raw), _CHUNK))
            return
        if method != zlib.DEFLATED:
            return
        unfold, total, waiting = zlib.decompressobj(-15), 0, bytes(raw)
        while waiting and not unfold.eof:
            piece = unfold.decompress(waiting, _CHUNK)
            waiting = unfold.unconsumed_tail
            total += len(piece)
            if total > self.most:
                refuse("large")
            yield piece

    def tells(self, name: str, signs: tuple[bytes, ...]) -> bool:
        """Whether a part may hold a formula or an error: most hold none and need no parsing."""
        tail = b""
        for piece in self.chunks(name):
            seen = tail + piece
            if any(sign in seen for sign in signs):
                return True
            tail = piece[-40:]
        return False

    def parse(self, name: str, start: Callable[..., None], end: Callable[..., None], text: Callable[..., None]) -> None:
        """Run the part through expat. A document type is refused: sheets have none, entity bombs need one."""
        import pyexpat

        parser = pyexpat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = lambda *_declared: refuse("damaged")
        parser.StartElementHandler = lambda tag, marks: start(tag.rpartition(":")[2], marks)
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
        try:
            for piece in self.chunks(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except pyexpat.ExpatError:
            return  # the library, which is laxer, has read what there is


def remark_on_xlsx(parts: Parts) -> None:
    """Formulas without a value and errors, sheet by sheet."""
    telling = [
        name for name in parts.places if "worksheets/" in name and name.endswith(".xml") and parts.tells(name, _TELLING)
    ]
    if not telling:
        return
    names = _sheet_names(parts)
    for part in telling:
        if part.casefold() in names:
            parts_cells = XlsxCells(names[part.casefold()])
            parts.parse(part, parts_cells.start, parts_cells.end, parts_cells.text)


def _sheet_names(parts: Parts) -> dict[str, str]:
    """The name of the sheet in each part (names of parts folded), by the workbook and its relationships."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, marks: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[marks.get("Id", "")] = marks.get("Target", "")

    def sheet(tag: str, marks: dict[str, str]) -> None:
        if tag == "sheet" and marks.get("state", "visible") == "visible":
            key = next((value for mark, value in marks.items() if mark.rpartition(":")[2] == "id" and ":" in mark), "")
            target = targets.get(key, "")
            folder = "" if target.startswith("/") else "xl/"
            names[(folder + target.lstrip("/")).casefold()] = marks.get("name", "")

    def nothing(*_given: object) -> None:
        return

    for ending, take in (("workbook.xml.rels", relation), ("workbook.xml", sheet)):
        for name in parts.places:
            if name.endswith(ending):
                parts.parse(name, take, nothing, nothing)
    return names


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
            self.column = _column(marks.get("r", "")) or self.column + 1
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
        if tag != "c" or self.said >= _MOST_REMARKS:
            return
        kind = self.marks.get("t", "")
        if kind == "e":
            self._say("error", self.value)
        elif self.formula is not None and not self.value and kind != "str":
            self._say("formula", "=" + self.formula)

    def _say(self, what: str, value: str) -> None:
        self.said += 1
        say(remark=what, sheet=self.sheet, row=self.row, column=self.column, value=value[:200], more=0)


def remark_on_ods(parts: Parts) -> None:
    """Errors, table by table; the library gives them as their text ("#DIV/0!") or as nothing."""
    if "content.xml" in parts.places and parts.tells("content.xml", (_ODS_ERROR,)):
        sys.path.append(__file__.rsplit("/", 3)[0])
        from secretariat.papers.open_document_errors import OpenDocumentErrors

        cells = OpenDocumentErrors(say, _MOST_REMARKS)
        parts.parse("content.xml", cells.start, cells.end, cells.text)


def _column(place: str) -> int:
    """``AB12`` → 28; 0 where no place is given."""
    column = 0
    for letter in place.rstrip("0123456789").upper():
        column = column * 26 + ord(letter) - 64
    return column


def is_encrypted(data: bytes, parts: Parts) -> bool:
    """Whether a workbook that cannot be read is under a password: the library does not say so.

    Office puts the encrypted package into an OLE file; BIFF has a FILEPASS record among its first ([MS-XLS] 2.4.117);
    ODF names the encryption in its manifest.
    """
    if data.startswith(b"PK"):
        manifest = [name for name in parts.places if name.endswith("manifest.xml")]
        return any(b"encryption-data" in b"".join(parts.chunks(name)) for name in manifest)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    at = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    for _record in range(20):
        kind, size = data[at : at + 2], int.from_bytes(data[at + 2 : at + 4], "little")
        if at < 0 or kind == b"\x2f\x00":
            return at >= 0
        at += 4 + size
    return False


def main() -> None:
    """Read the workbook on standard input."""
    folder, *numbers = sys.argv[1:9]
    kind, *words = sys.argv[9:]
    limits = Limits(numbers)
    limits.impose()
    sys.path.append(folder)
    from python_calamine import CalamineWorkbook

    data = sys.stdin.buffer.read()
    parts = Parts(data, words, limits.unzipped)
    if kind == ".ods" and is_encrypted(data, parts):
        refuse("encrypted")  # the library would take the scrambled content for an empty sheet
    try:
        read_sheets(CalamineWorkbook.from_filelike(BytesIO(data)), limits)
    except SystemExit:
        raise
    except MemoryError:
        refuse("large")
    except BaseException:  # noqa: BLE001  the library's panics are no Exceptions; here all mean a file it cannot read
        refuse("encrypted" if is_encrypted(data, parts) else "damaged")
    if kind in {".xlsx", ".xlsm"}:
        remark_on_xlsx(parts)
    elif kind == ".ods":
        remark_on_ods(parts)
    say(done=True)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
