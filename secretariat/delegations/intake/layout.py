"""Where the people stand in a table: under which headings, under which party's line, apart from totals. Pure.

The headings need not stand first; they may come again. A party may stand in a line above its people. A list of lines,
"Abrams, Stacey (USA), CEO, Sage Works", is taken apart into columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from secretariat.delegations.intake.cell_kinds import looks_like_a_name
from secretariat.delegations.intake.columns import (
    Column,
    corrected,
    field_of_heading,
    recognise_columns,
)
from secretariat.delegations.intake.vocabulary import bare_party, vocabulary
from secretariat.papers.headings import phrase
from secretariat.papers.read_tables import ReadRow, ReadTable
from secretariat.parties.recognising import PartyNames
from secretariat.people.honorifics import HONORIFICS

_HEADING_WITHIN: Final = 40
"""Headings are looked for in so many rows at the top."""

_TELLING: Final = 400
"""Columns are told apart by so many rows."""

_LINE: Final = re.compile(r"([^()]{2,100}?)[\s,]*\(([A-Z]{3}(?:/[A-Z]{3})*)\)\s*(?:,?\s*(.*))?")
_LINE_HEADINGS: Final = ("Name", "Party", "Title", "Organisation")
_NAMES: Final = frozenset({"name", "family", "given"})


class LaidRow(NamedTuple):
    """A row with a person: its number as in the file, its cells, and the party in a line above it ("" for none)."""

    number: int
    cells: tuple[str, ...]
    party: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out: ``likeness`` says how much it looks like a list of people, 0 for not at all."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[LaidRow, ...]
    likeness: int

    @property
    def fields(self) -> frozenset[str | None]:
        """What its columns are read as."""
        return frozenset(column.field for column in self.columns)

    @property
    def signature(self) -> str:
        """By what a list made in the same way is known again: its headings."""
        return phrase(" ".join(column.heading for column in self.columns))[:200]


def lay_out(table: ReadTable, names: PartyNames, *, told: Mapping[str, str], remembered: Mapping[str, str]) -> Laid:
    """Find the headings and the people of a table. ``told`` and ``remembered`` say columns' fields (see ``corrected``).

    Raises ``Refused`` where ``told`` names a column there is not.
    """
    rows, split = _apart(table.rows)
    at = 0 if split else _headings_named(rows, {**remembered, **told}, _headings_at(rows))
    wide = max((len(row.cells) for row in rows), default=0)
    headings = tuple(rows[at].cells) if at is not None else ()
    body = rows[at + 1 :] if at is not None else _from_the_first_name(rows) if wide == 1 else rows
    padded = (*headings, *[""] * (wide - len(headings)))
    columns = recognise_columns(padded, _telling(body, wide), names)
    by_themselves = frozenset(column.field for column in columns)
    columns = corrected(corrected(columns, remembered, "remembered"), told, "told")
    laid = _people(body, tuple(columns), headings, names)
    likeness = 0
    if any(row.cells for row in laid) and _NAMES & {column.field for column in columns}:
        likeness = 2 if split or at is not None else 1
        if not by_themselves & _NAMES and not told:
            likeness = 1
    return Laid(table.name, tuple(columns), tuple(laid), likeness)


def _apart(rows: Sequence[ReadRow]) -> tuple[list[ReadRow], bool]:
    """Lines "Family, Given (USA), Title, Organisation" as four columns, where most of a one-column list are such."""
    if not rows or any(sum(map(bool, row.cells)) > 1 for row in rows):
        return list(rows), False
    found = [(row, _LINE.fullmatch(_only(row))) for row in rows]
    if 2 * sum(match is not None for _row, match in found) < len(rows):
        return list(rows), False
    split = [ReadRow(0, _LINE_HEADINGS)]
    for row, match in found:
        if match is None:
            split.append(ReadRow(row.number, (_only(row), "", "", "")))
            continue
        title, _comma, organisation = (match[3] or "").rpartition(", ")
        split.append(
            ReadRow(row.number, (match[1].rstrip(", "), match[2], title or organisation, organisation if title else ""))
        )
    return split, True


def _from_the_first_name(rows: list[ReadRow]) -> list[ReadRow]:
    """A list of lines without what is said above it."""
    first = next((at for at, row in enumerate(rows) if looks_like_a_name(_only(row))), 0)
    return rows[first:]


def _only(row: ReadRow) -> str:
    return next((cell.strip() for cell in row.cells if cell.strip()), "")


def _headings_at(rows: Sequence[ReadRow]) -> int | None:
    """The row of headings: the one near the top with most cells that are headings in so many words."""
    best, best_at = 0, None
    for at, row in enumerate(rows[:_HEADING_WITHIN]):
        cells = [cell for cell in row.cells if cell.strip()]
        if len(cells) < 2 and any(sum(map(bool, other.cells)) > 1 for other in rows[:_HEADING_WITHIN]):
            continue
        said = [field_of_heading(cell) for cell in cells]
        fields = {field for field, exact in said if exact}
        score = 2 * len(fields) + sum(field is not None for field, _exact in said)
        if score > best and fields and 2 * sum(field is not None for field, _exact in said) >= min(len(cells), 4):
            best, best_at = score, at
    return best_at


def _headings_named(rows: Sequence[ReadRow], said: Mapping[str, str], otherwise: int | None) -> int | None:
    """The row of headings where columns were named by what stands in it: the one that has most of these words."""
    wanted = {phrase(column) for column in said if len(column.strip()) > 2}
    found = [len(wanted & set(map(phrase, row.cells))) for row in rows[:_HEADING_WITHIN]] if wanted else []
    most = max(found, default=0)
    if not most or (otherwise is not None and found[otherwise] == most):
        return otherwise
    return found.index(most)


def _telling(body: Sequence[ReadRow], wide: int) -> list[tuple[str, ...]]:
    """Rows by which columns are told apart: without those of one cell, which may be a party above its people."""
    some = [row.cells for row in body[:_TELLING]]
    if wide > 1:
        some = [cells for cells in some if sum(map(bool, map(str.strip, cells))) > 1]
    return some or [row.cells for row in body[:_TELLING]]


def _people(
    body: Sequence[ReadRow], columns: tuple[Column, ...], headings: tuple[str, ...], names: PartyNames
) -> list[LaidRow]:
    """The rows with people, each with the party in the line above; without totals, headings that come again."""
    in_lines = all(column.field != "party" for column in columns)
    name_at = {column.index for column in columns if column.field in _NAMES}
    again = tuple(map(str.strip, headings))
    party = ""
    laid: list[LaidRow] = []
    for row in body:
        cells = row.cells
        if again and cells[0].strip() == again[0] and tuple(map(str.strip, cells)) == again:
            continue
        if cells.count("") >= len(cells) - 2 or len(cells) < 3:
            filled = [(at, cell.strip()) for at, cell in enumerate(cells) if cell.strip()]
            if not filled or _is_total(filled):
                continue
            if in_lines and len(columns) > 1 and len(filled) == 1:
                heading = _party_line(filled[0][1], filled[0][0] in name_at, names)
                if heading:
                    party = heading
                    continue
        laid.append(LaidRow(row.number, cells, party))
    return laid


def _party_line(text: str, where_names_stand: bool, names: PartyNames) -> str:
    """The party that a line of its own names, "" where it is a person's or says nothing of a party."""
    bare = bare_party(text)
    if names.knows(bare):
        return bare
    if bare != text.strip():
        return bare
    led = text.split()[0].casefold() in HONORIFICS
    if where_names_stand and (led or not text.isupper()) and looks_like_a_name(text):
        return ""
    return "" if where_names_stand and led else bare


def _is_total(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether a row only says how many there are: "Total", "Jumlah: 12 orang"."""
    text = phrase(" ".join(cell for _at, cell in filled))
    words = [word for word in text.split() if not word.isdigit()]
    said = " ".join(words)
    return said in vocabulary().totals or (
        len(words) < len(text.split()) and bool(words) and words[0] in vocabulary().totals
    )
