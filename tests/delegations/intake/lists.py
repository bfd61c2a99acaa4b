"""Lists of nominees for the tests, and the real ones where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.papers.read_tables import ReadFile, ReadRow, ReadTable

REAL = Path(__file__).resolve().parents[4] / "shared" / "data"


def a_list(*rows: str, name: str = "list.csv") -> ReadFile:
    """A file of one table; cells are separated by ``|``, rows numbered from 1, empty rows left out."""
    read = tuple(
        ReadRow(number, tuple(cell.strip() for cell in row.split("|")))
        for number, row in enumerate(rows, start=1)
        if row
    )
    wide = max(len(row.cells) for row in read)
    padded = tuple(ReadRow(row.number, row.cells + ("",) * (wide - len(row.cells))) for row in read)
    return ReadFile(Path(name), ".csv", "utf-8", ",", (ReadTable("", padded),))


def real(*path: str) -> Path:
    """A real file, or the test is skipped."""
    file = REAL.joinpath(*path)
    if not file.exists():
        pytest.skip(f"the real lists are not at hand ({'/'.join(path)})")
    return file
