"""Comma-separated values that open rightly in a spreadsheet program and cannot run anything there.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to Excel and LibreOffice, and a formula can
fetch and send. Such a cell gets one apostrophe in front (the measure OWASP's "CSV Injection" page names),
except where the whole value is a plain number or a telephone number: ``-5%`` and ``+62 21 345 6789`` stay.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from secretariat.papers.columns import SheetColumn, cell_text

_NUMBER_LIKE: Final = re.compile(r"[+-][0-9][0-9 .,()/-]*%?")
_STARTS_FORMULA: Final = frozenset("=+-@")
_STARTS_FIELD: Final = frozenset("\t\r\n")
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters and marks without any ink
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def guard(value: str) -> str:
    """``value`` as written to a CSV file: with an apostrophe in front where a spreadsheet could run it."""
    if value.startswith("'") or _could_run(value):
        return "'" + value
    return value


def unguard(value: str) -> str:
    """What ``guard`` was given: one apostrophe is taken off, and only one that ``guard`` would have put.

    So a name from somebody else's file that begins with an apostrophe ('s-Hertogenbosch) keeps it.
    """
    if value.startswith("'") and guard(value[1:]) == value:
        return value[1:]
    return value


def csv_bytes(columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The rows as UTF-8 with a byte order mark (Excel needs it to see anything but ASCII) and CRLF line ends.

    Dates are ISO 8601, percents read ``35%``; text is guarded, see ``guard``.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guard(column.heading) for column in columns])
    kinds = [(column.key, column.kind) for column in columns]
    for row in rows:
        cells: list[str] = []
        for key, kind in kinds:
            value = row.get(key)
            cells.append(guard(value) if isinstance(value, str) else cell_text(value, kind))
        writer.writerow(cells)
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8", errors="replace")


def _could_run(value: str) -> bool:
    """Whether a spreadsheet program could take ``value`` for a formula."""
    if not value or value[0].isalnum() or _NUMBER_LIKE.fullmatch(value):
        return False
    for character in value:
        if character in _STARTS_FIELD:
            return True
        if not _is_unseen(character):
            return unicodedata.normalize("NFKC", character)[0] in _STARTS_FORMULA
    return False


def _is_unseen(character: str) -> bool:
    if character.isascii():
        return character <= " " or character == "\x7f"
    return unicodedata.category(character) in _UNSEEN or character in _FILLERS or "\ufe00" <= character <= "\ufe0f"
