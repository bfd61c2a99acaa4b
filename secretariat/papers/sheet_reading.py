"""The door for tables that come in: a file of somebody else's becomes rows of text, or one sentence why not."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from secretariat.papers.csv_out import unguard
from secretariat.papers.read_tables import ReadFile, ReadLimits, ReadRemark, ReadRow, ReadTable

__all__ = ["ReadFile", "ReadLimits", "ReadRemark", "ReadRow", "ReadTable", "read_file"]


def read_file(path: Path, limits: ReadLimits = ReadLimits()) -> ReadFile:  # noqa: B008  (frozen)
    """The tables of ``path``; raises ``Refused`` with one sentence where it cannot be read."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = tuple(
        ReadRow(number, tuple(unguard(cell) for cell in cells))
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1)
        if any(cells)
    )
    return ReadFile(path, ".csv", "utf-8", ",", (ReadTable("", rows),))
