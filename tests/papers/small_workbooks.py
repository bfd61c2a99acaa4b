"""Workbooks written part by part, so that a test decides what stands in each."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(path: Path, *sheets: str, extra: dict[str, str] | None = None, hidden: int = -1) -> Path:
    """A workbook whose sheets hold the given ``<row>`` elements; they are named ``Sheet 1`` and so on."""
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(len(sheets))
    )
    states = ["" if at != hidden else ' state="hidden"' for at in range(len(sheets))]
    named = "".join(
        f'<sheet name="Sheet {at + 1}" sheetId="{at + 1}" r:id="r{at}"{state}/>' for at, state in enumerate(states)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>'
        )
        for at, rows in enumerate(sheets):
            head = "" if not rows.startswith("<!DOCTYPE") else rows[: rows.index("]>") + 2]
            body = rows.removeprefix(head)
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
            )
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return path


def row(number: int, *cells: str) -> str:
    """One row of texts."""
    inner = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>'


def xls(path: Path, *sheets: bytes, hidden: int = -1, padded_to: int = 4096) -> Path:
    """A workbook of Excel 97 whose sheets hold the given records; they are named ``Sheet 1`` and so on.

    A stream of fewer than 4,096 bytes lies in the small sectors of the compound file, a longer one in its own.
    """
    begin, end = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), _record(0x000A)
    names = [f"Sheet {at + 1}".encode() for at in range(len(sheets))]
    place = len(begin) + sum(4 + 8 + len(name) for name in names) + len(end)
    head = begin
    for at, (name, records) in enumerate(zip(names, sheets, strict=True)):
        head += _record(0x0085, struct.pack("<IBBBB", place, at == hidden, 0, len(name), 0) + name)
        place += len(begin) + len(records) + len(end)
    book = head + end
    for records in sheets:
        book += _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + records + end
    path.write_bytes(_compound_file(book.ljust(padded_to, b"\0")))
    return path


def xls_text(row: int, column: int, text: str) -> bytes:
    """The record of a text; rows and columns are counted from 0."""
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def xls_error(row: int, column: int, code: int) -> bytes:
    """The record of an error."""
    return _record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def xls_formula_error(row: int, column: int, code: int) -> bytes:
    """The record of a formula (1/0) that came to an error."""
    result = bytes([2, 0, code, 0, 0, 0, 0xFF, 0xFF])
    formula = b"\x1e\x01\x00\x1e\x00\x00\x06"
    return _record(
        0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, len(formula)) + formula
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _compound_file(book: bytes) -> bytes:
    """Sector 0: the allocation table; 1: the directory; 2: the small sectors' table; 3 and on: the workbook."""
    size = len(book)
    small = size < 4096
    count = -(-size // 512)
    end, nothing = 0xFFFFFFFE, 0xFFFFFFFF
    after = [0xFFFFFFFD, end, end, *range(4, 3 + count), end]
    table = struct.pack("<128I", *after, *[nothing] * (128 - len(after)))
    pieces = -(-size // 64)
    small_after = [*range(1, pieces), end] if small else []
    small_table = struct.pack("<128I", *small_after, *[nothing] * (128 - len(small_after)))
    root = _entry("Root Entry", 5, 3 if small else end, count * 512 if small else 0, child=1)
    directory = root + _entry("Workbook", 2, 0 if small else 3, size) + bytes(256)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, end, 0)
    header += struct.pack("<109I", 0, *[nothing] * 108)
    return header + table + directory + small_table + book.ljust(count * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
