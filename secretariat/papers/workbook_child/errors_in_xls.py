"""Which cells of an .xls hold an error, which the library leaves empty.

Sources: [MS-CFB] for the file, in which streams lie in chains of sectors; [MS-XLS] 2.4.28 (BoundSheet8), 2.4.24
(BoolErr), 2.4.127 (Formula), 2.5.133 (FormulaValue) and 2.5.10 (Bes) for what stands in the workbook's.
"""

from __future__ import annotations

from _struct import Struct, unpack  # the C functions themselves, as the start is most of what a small file costs

from secretariat.papers.workbook_child.answers import MOST_REMARKS, say

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Final

_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_FORMULA, _EOF, _BOUND_SHEET, _BOOL_ERR, _BOF = 0x0006, 0x000A, 0x0085, 0x0205, 0x0809
_HEAD: Final = Struct("<HH")
_PLACE: Final = Struct("<HH")
_LAST_SECTOR: Final = 0xFFFF_FFF9  # numbers above are signs: the end of a chain, a free sector
_IN_HEADER: Final = 109  # sectors of the allocation table that are named in the header itself


def remark_on_xls(data: bytes, sheets: Sequence[str]) -> None:
    """Say the errors, sheet by sheet; ``sheets`` are the sheets' names in their order, "" for those not read.

    Of a file that is not put together as it should be nothing is said: the library, which is laxer, has read it.
    """
    book = _workbook(data)
    places = [unpack("<I", body[:4])[0] for kind, body in _records(book, 0) if kind == _BOUND_SHEET and len(body) > 4]
    for name, place in zip(sheets, places, strict=False):
        if name:
            _remark(name, book, place)


def _remark(sheet: str, book: bytes, place: int) -> None:
    """The errors of one sheet, whose records begin at ``place``."""
    said = 0
    for kind, body in _records(book, place):
        if kind == _BOOL_ERR and len(body) >= 8 and body[7]:
            code = body[6]
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        else:
            continue
        row, column = _PLACE.unpack_from(body)
        said += 1
        value = _ERRORS.get(code, "#ERR!")
        say(remark="error", sheet=sheet, row=row + 1, column=column + 1, value=value, more=0)
        if said >= MOST_REMARKS:
            return


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from one place to the end of what begins there; of a chart within a sheet none."""
    depth, end = 0, len(book) - 4
    while at <= end:
        kind, size = _HEAD.unpack_from(book, at)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and kind in (_FORMULA, _BOOL_ERR, _BOUND_SHEET):
            yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _workbook(data: bytes) -> bytes:
    """The stream with the workbook in a compound file, b"" where there is none."""
    if len(data) < 512 or unpack("<H", data[30:32])[0] not in (9, 12):
        return b""
    file = _CompoundFile(data)
    entries = file.chain(unpack("<I", data[48:52])[0])
    root = entries[:128]
    for at in range(0, len(entries) - 127, 128):
        entry = entries[at : at + 128]
        name = entry[: max(0, unpack("<H", entry[64:66])[0] - 2)].decode("utf-16-le", "replace")
        if name.casefold() in {"workbook", "book"}:
            start, size = unpack("<II", entry[116:124])
            return file.stream(start, size, root)
    return b""


class _CompoundFile:
    """Follows the chains of sectors; one that turns back on itself ends where the file would be read twice."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << unpack("<H", data[30:32])[0]
        self.most = len(data) // self.size + 1
        self.next = self._allocation()

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _allocation(self) -> tuple[int, ...]:
        """Which sector comes after each."""
        numbers = list(unpack(f"<{_IN_HEADER}I", self.data[76:512]))
        further, count = unpack("<II", self.data[68:76])
        for _sector in range(min(count, self.most)):
            named = _numbers(self._sector(further))
            if not named:
                break
            numbers += named[:-1]
            further = named[-1]
        sectors = [number for number in numbers[: self.most + _IN_HEADER] if number <= _LAST_SECTOR]
        return _numbers(b"".join(map(self._sector, sectors[: self.most])))

    def chain(self, number: int) -> bytes:
        """All of a chain of sectors."""
        return b"".join(self._sector(each) for each in _followed(self.next, number, self.most))

    def stream(self, start: int, size: int, root: bytes) -> bytes:
        """A stream; small ones lie together in that of the root, in sectors of their own."""
        least, first = unpack("<II", self.data[56:64])
        if size >= least:
            return self.chain(start)[:size]
        small = self.chain(unpack("<I", root[116:120])[0]) if len(root) == 128 else b""
        parts = _followed(_numbers(self.chain(first)), start, len(small) // 64 + 1)
        return b"".join(small[each * 64 : each * 64 + 64] for each in parts)[:size]


def _followed(after: tuple[int, ...], number: int, most: int) -> Iterator[int]:
    for _step in range(most):
        if number >= len(after):
            return
        yield number
        number = after[number]


def _numbers(data: bytes) -> tuple[int, ...]:
    return unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
