"""What was read from a file of somebody else's: tables of rows of text, and what could not be read in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

_MEGABYTE: Final = 1_000_000

STRUCK: Final = "struck"
"""The kind of a remark on something struck out: it is not in the cell."""

MERGED: Final = "merged"
"""The kind of a remark on a text that stands once for several rows."""


class ReadRow(NamedTuple):
    """One row; ``number`` is the row (of a text file the line) as a person sees it, counted from 1.

    Every cell is text: dates ISO 8601, whole numbers without ``.0``, ``TRUE`` and ``FALSE``. Rows without any
    text are left out, so a gap in the numbers is an empty row.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A sheet, a table of a Markdown file, or the list of lines under a heading. ``name`` may be empty (CSV)."""

    name: str
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class ReadRemark:
    """A cell that holds something else than it seems to; ``row`` and ``column`` count from 1, 0 where it is all.

    ``kind`` is ``STRUCK``, ``MERGED`` or, for all else, "".
    """

    table: str
    row: int
    column: int
    value: str
    message: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read. ``kind`` is what it is (``.xlsx``), whatever its name ends in.

    ``encoding`` and ``separator`` are empty where the kind has none.
    """

    path: Path
    kind: str
    encoding: str
    separator: str
    tables: tuple[ReadTable, ...]
    remarks: tuple[ReadRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much of a file is read before it is refused: bytes, rows and columns of a table, cells of all, seconds."""

    workbook_bytes: int = 20 * _MEGABYTE
    text_bytes: int = 64 * _MEGABYTE
    unzipped_bytes: int = 200 * _MEGABYTE
    memory_bytes: int = 1_000 * _MEGABYTE
    rows: int = 100_000
    columns: int = 200
    cells: int = 4_000_000
    seconds: float = 30.0
