"""Which actions a sheet went out with: listed in its instructions for all to see, and read again when it is back. Pure.

So a row that was taken out is told from an action that never was in the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from secretariat.papers.headings import phrase
from secretariat.papers.read_tables import ReadFile
from secretariat.values.language import LANGUAGES, N_, _, in_language

LISTED: Final = N_("Went out with it")
"""What stands left of each line of the list."""
_A_LINE: Final = 40
_AT_MOST: Final = 1_000_000
_COUNT: Final = re.compile(r"\s*([0-9]{1,7})\b")
_PART: Final = re.compile(r"A-([0-9]{1,9})(?:\D{1,20}A-([0-9]{1,9}))?")


def listed_lines(numbers: Iterable[int]) -> list[str]:
    """The references of these numbers, how many before them: "20 actions: A-3, A-7 to A-25"; several lines if long."""
    ordered = sorted(set(numbers))
    parts = reference_ranges(ordered)
    lines = [", ".join(parts[at : at + _A_LINE]) for at in range(0, len(parts), _A_LINE)]
    if lines:
        lines[0] = _("{n} in all: {refs}").format(n=len(ordered), refs=lines[0])
    return lines


def reference_ranges(numbers: Iterable[int]) -> list[str]:
    """The references of these numbers, those in a row as one: "A-3", "A-7 to A-25"."""
    return [
        f"A-{first}" if first == last else _("A-{first} to A-{last}").format(first=first, last=last)
        for first, last in _ranges(sorted(set(numbers)))
    ]


def went_out_with(file: ReadFile) -> frozenset[str] | None:
    """The references that a sheet went out with; ``None`` where its list is gone, or is not whole any more."""
    wanted = {phrase(in_language(language, LISTED)) for language in LANGUAGES}
    lines = [
        row.cells[1]
        for table in file.tables
        for row in table.rows
        if len(row.cells) > 1 and row.cells[0] and len(row.cells[0]) < 100 and phrase(row.cells[0]) in wanted
    ]
    count = _COUNT.match(lines[0]) if lines else None
    if count is None:
        return None
    numbers: set[int] = set()
    for part in (part for line in lines for part in line.split(",")):
        found = _PART.search(part)
        if found is not None:
            first, last = int(found[1]), int(found[2] or found[1])
            if last - first < _AT_MOST:
                numbers.update(range(first, last + 1))
    return frozenset(f"A-{number}" for number in numbers) if len(numbers) == int(count[1]) else None


def _ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
