"""What the XLSX format cannot hold, and how names and text are made to fit it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

LONGEST_CELL: Final = 32_767  # characters; from Microsoft's "Excel specifications and limits", as the next two
LONGEST_NAME: Final = 31
MOST_ROWS: Final = 1_048_576
_LONGEST_HEADER: Final = 120  # a page header holds 255, codes and doubled ampersands included

_NOT_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")


def writable(text: str) -> str:
    """``text`` without what XML cannot hold (half surrogates, non-characters), line ends as ``\\n``."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("�", text)


def shown_width(text: str) -> int:
    """How many characters wide the longest line of ``text`` shows; East Asian characters count double."""
    line = max(text.split("\n"), key=len) if "\n" in text else text
    if line.isascii():
        return len(line)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def header_text(text: str) -> str:
    """``text`` as a page header shows it: ``&`` begins a code there and is doubled."""
    return writable(text)[:_LONGEST_HEADER].replace("&", "&&")


def sheet_names(wanted: Iterable[str]) -> Sequence[str]:
    """Names a spreadsheet program accepts: at most 31 characters, none of ``[]:*?/\\``, none twice."""
    taken: set[str] = set()
    names: list[str] = []
    for wish in wanted:
        plain = " ".join(_NOT_IN_NAMES.sub(" ", wish).split())[:LONGEST_NAME].strip("' ") or _("Sheet")
        name, count = plain, 2
        while name.casefold() in taken or name.casefold() == "history":
            tail = f" {count}"
            name, count = plain[: LONGEST_NAME - len(tail)] + tail, count + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def cell_too_long(row: int, heading: str) -> Refused:
    """The refusal of a text no cell can hold; ``row`` is the sheet's, counted from 1."""
    return Refused(
        _(
            "Row {row}, column “{heading}”: the text has more than {most} characters, which no spreadsheet "
            "cell can hold; shorten it, or choose .csv or .json."
        ).format(row=row, heading=heading, most=f"{LONGEST_CELL:,}")
    )


def too_many_rows(sheet: str) -> Refused:
    """The refusal of more rows than a sheet can hold."""
    return Refused(
        _("“{sheet}” has more rows than a sheet can hold ({most}); narrow the list, or choose .csv.").format(
            sheet=sheet, most=f"{MOST_ROWS:,}"
        )
    )
