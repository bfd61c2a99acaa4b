"""Where a tracker stands in a file that comes back: its headings, wherever they were moved, and its rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import zip_longest
from typing import Final

from secretariat.actions.tracker.columns import COLUMNS, COMPARED, REF, VERSION
from secretariat.actions.tracker.foreign import foreign_headings
from secretariat.papers.headings import letter_of, phrase
from secretariat.papers.read_tables import ReadFile, ReadRow, ReadTable
from secretariat.values.language import LANGUAGES, _, in_language
from secretariat.values.refusal import Refused

NOT_READ: Final = "-"
"""Said of a column that is not to be read."""

_WITHIN: Final = 40
"""Headings are looked for in so many rows at the top."""

_FEWEST: Final = 3
"""A row with fewer headings of ours is no row of headings."""

_ALIKE: Final = 0.8
_SEVERAL: Final = frozenset({".md"})
"""Kinds of file that number the rows of all their tables in one, so that several can be read as one."""

_EARLIER: Final = {"due as stated": "due", "jatuh tempo sebagaimana dinyatakan": "due"}
"""Headings of sheets that went out in earlier years."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that came back: its letter, its heading, and what it is read as (``None``: not read).

    ``how`` says by what that was recognised: "heading", or "told" where somebody said so.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    how: str = ""

    @property
    def words(self) -> str:
        """The column as sentences name it."""
        return self.heading.split("\n")[0].strip() or self.letter


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with a tracker in it; ``rows`` are those under the headings."""

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[ReadRow, ...]

    @property
    def at(self) -> dict[str, Heading]:
        """The column of each field that is read."""
        return {one.field: one for one in self.headings if one.field is not None}

    @property
    def is_ours(self) -> bool:
        """Whether its rows say which actions they are: a sheet that once went out from here."""
        return REF in self.at


def lay_out(file: ReadFile, *, told: Mapping[str, str], sheet: str = "") -> Laid:
    """The tracker of a file. ``told`` corrects columns: {heading, letter or number: field, "-" for none}.

    Raises ``Refused`` where no table has the headings of one, or ``sheet`` names no table.
    """
    found = [(_headings_at(table), table) for table in _asked(file, sheet)]
    score, at, table = max(((score, at, table) for (score, at), table in found), key=lambda one: one[0])
    if not table.rows:
        raise Refused(_no_tracker(file))
    above = table.rows[at]
    wide = max(len(row.cells) for row in table.rows)
    beneath = _beneath(above, table.rows[at + 1 : at + 2])
    headings = _recognised([sub or cell for cell, sub in zip_longest(above.cells, beneath, fillvalue="")], wide)
    headings = _corrected(headings, told)
    fields = {one.field for one in headings}
    if (score < _FEWEST and not told) or not fields & {REF, "title"}:
        raise Refused(_no_tracker(file))
    rows = [row for row in table.rows[at + 1 + bool(beneath) :] if not _again(row, above)]
    if file.kind in _SEVERAL and not sheet:
        rows += _further_parts(found, table, above)
    return Laid(table.name, tuple(headings), tuple(sorted(rows, key=lambda row: row.number)))


def _beneath(above: ReadRow, after: Sequence[ReadRow]) -> Sequence[str]:
    """The headings of a second row: they stand only beneath a heading merged over several columns; none where not."""
    if not after:
        return ()
    cells = [*above.cells, *[""] * (len(after[0].cells) - len(above.cells))]
    merged = [cell == "" or (cell and cells[at + 1 : at + 2] == [""]) for at, cell in enumerate(cells)]
    said = [(at, cell) for at, cell in enumerate(after[0].cells) if cell.strip()]
    several = len(said) > 1 and any(cells[at] == "" for at, _cell in said)
    return after[0].cells if several and all(merged[at] and cells[0] and at > 0 for at, _cell in said) else ()


def _further_parts(
    found: Sequence[tuple[tuple[int, int], ReadTable]], first: ReadTable, above: ReadRow
) -> list[ReadRow]:
    """Rows of a text's other tables with the same headings: a plan that has a table in each of its chapters."""
    same = {tuple(map(phrase, above.cells[: len(above.cells)]))}
    rows = []
    for (score, at), table in found:
        if table is not first and score and tuple(map(phrase, table.rows[at].cells)) in same:
            rows += [row for row in table.rows[at + 1 :] if not _again(row, table.rows[at])]
    return rows


def known_headings() -> dict[str, str]:
    """What is written above a column, for comparing, and the column's key."""
    return dict(_known())


@cache
def _known() -> dict[str, str]:
    known = {phrase(column.key): column.key for column in COLUMNS} | _EARLIER
    for language in LANGUAGES:
        known |= {phrase(in_language(language, column.heading)): column.key for column in COLUMNS}
    return known


def _asked(file: ReadFile, sheet: str) -> Sequence[ReadTable]:
    if not sheet:
        return file.tables
    found = [table for table in file.tables if phrase(table.name) == phrase(sheet)]
    if not found:
        names = "; ".join(table.name or str(number) for number, table in enumerate(file.tables, start=1))
        raise Refused(
            _("{file} has no table “{sheet}”; it has: {tables}.").format(file=file.path.name, sheet=sheet, tables=names)
        )
    return found


def _headings_at(table: ReadTable) -> tuple[int, int]:
    """How many headings of ours the best row near the top has, and which row that is."""
    best = (0, 0)
    for at, row in enumerate(table.rows[:_WITHIN]):
        sayings = [said for cell in row.cells for said in _sayings(cell)]
        exact = {_known().get(said) or foreign_headings().get(said, (None,))[0] for said in sayings} - {None}
        if len(exact) > best[0]:
            best = (len(exact), at)
    return best


def _sayings(heading: str) -> list[str]:
    """A heading for comparing: whole, its first line, and without what stands in brackets."""
    if len(heading) > 120:
        return []
    whole = [heading, heading.split("\n")[0], heading.split("(")[0].split("[")[0]]
    return [said for said in dict.fromkeys(map(phrase, whole)) if said]


def _recognised(cells: Sequence[str], wide: int) -> list[Heading]:
    """The columns by their headings: those in so many words first, then those renamed a little."""
    texts = [*cells, *[""] * (wide - len(cells))]
    found = [Heading(at, letter_of(at), text.strip(), None) for at, text in enumerate(texts)]
    taken: set[str] = set()
    for at, field in _exact_columns(found).items():
        found[at] = replace(found[at], field=field, how="heading")
        taken.add(field)
    for at, one in enumerate(found):
        near = None if one.field is not None else _nearly(one.heading, taken)
        if near is not None:
            found[at] = replace(one, field=near, how="heading")
            taken.add(near)
    return found


def _exact_columns(headings: Sequence[Heading]) -> dict[int, str]:
    """The field of each column whose heading says it in so many words: ours first, then others', the surest first."""
    offers = []
    for at, one in enumerate(headings):
        for said in _sayings(one.heading):
            if said in _known():
                offers.append((-1, at, _known()[said]))
            elif said in foreign_headings():
                field, rank = foreign_headings()[said]
                offers.append((rank, at, field))
    found: dict[int, str] = {}
    for _rank, at, field in sorted(offers):
        if at not in found and field not in found.values():
            found[at] = field
    return found


def _nearly(heading: str, taken: set[str]) -> str | None:
    """The field of a heading with a word more ("Status now") or a letter else ("Evidenc")."""
    free = {known: field for known, field in _known().items() if field not in taken}
    for said in _sayings(heading):
        words = said.split()
        held = [known for known in free if len(known) > 3 and _within(known.split(), words)]
        if held and len(words) <= 5:
            return free[max(held, key=len)]
        near = get_close_matches(said, free, n=1, cutoff=_ALIKE) if len(said) > 3 else []
        if near:
            return free[near[0]]
    return None


def _within(few: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(few)] == few for at in range(len(words) - len(few) + 1))


def _corrected(headings: list[Heading], told: Mapping[str, str]) -> list[Heading]:
    for where, field in told.items():
        wanted = _field_named(field)
        at = _column_at(headings, where)
        if wanted is not None:
            headings = [replace(one, field=None) if one.field == wanted else one for one in headings]
        headings[at] = replace(headings[at], field=wanted, how="told")
    return headings


def _field_named(text: str) -> str | None:
    if text.strip() == NOT_READ:
        return None
    field = _known().get(phrase(text))
    if field in (*COMPARED, REF, VERSION):
        return field
    raise Refused(
        _("A column can be read as {fields}, or - for nothing; “{text}” is none of these.").format(
            fields=", ".join((REF, VERSION, *COMPARED)), text=text
        )
    )


def _column_at(headings: Sequence[Heading], where: str) -> int:
    wanted = phrase(where)
    for at, one in enumerate(headings):
        if wanted and wanted in _sayings(one.heading):
            return at
    for at, one in enumerate(headings):
        if where.strip().upper() == one.letter or where.strip() == str(one.index + 1):
            return at
    raise Refused(
        _("There is no column “{column}”; there are: {columns}.").format(
            column=where, columns=", ".join(f"{one.letter} {one.words}".strip() for one in headings)
        )
    )


def _again(row: ReadRow, headings: ReadRow) -> bool:
    """Whether the headings come again, as on the second page of a sheet that was put together."""
    return tuple(map(str.strip, row.cells)) == tuple(map(str.strip, headings.cells))


def _no_tracker(file: ReadFile) -> str:
    table = file.tables[0]
    first = [cell.strip() for cell in table.rows[0].cells if cell.strip()] if table.rows else []
    return _(
        "{file} is not a tracker: no row in it has the headings {headings}. It begins with: {cells}. Say what its "
        "columns are with --map COLUMN=FIELD."
    ).format(
        file=file.path.name,
        headings=", ".join(_(column.heading) for column in COLUMNS if column.key in (REF, VERSION, "title", "status")),
        cells=", ".join(cell[:40] for cell in first[:8]) or "–",
    )
