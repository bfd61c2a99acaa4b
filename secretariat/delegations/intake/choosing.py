"""Which table of a file holds the people, and how its columns are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.layout import Laid, lay_out
from secretariat.delegations.intake.mappings import remembered
from secretariat.papers.read_tables import ReadFile
from secretariat.parties.recognising import PartyNames
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_MOST_COLUMNS: Final = 30
_MANY_COLUMNS: Final = 9
_LOOKED_AT: Final = 20
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Options:
    """What was said about an import.

    ``told`` corrects columns ({heading, letter or number: field, "-" for none}); ``sheet`` names a table, ``party`` the
    one party of a list that names none, ``sender`` whose corrections are used and remembered (else those of lists
    with the same headings). ``new_parties``: unknown parties are taken in; ``skip_refused``: rows that can't be taken
    in do not stop the others; ``same_names``: rows of a party with one name are one person; ``forget``: what was
    remembered is forgotten first.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    party: str = ""
    sender: str = ""
    new_parties: bool = False
    skip_refused: bool = False
    same_names: bool = False
    forget: bool = False


def laid_table(connection: Connection, file: ReadFile, names: PartyNames, options: Options) -> tuple[Laid, str]:
    """The table with the people, laid out, and under which name its corrections of columns are remembered.

    Raises ``Refused`` where none or several tables have people.
    """
    known = {} if options.forget else remembered(connection, options.sender)
    asked = _asked(file, options.sheet, names)
    found = [(at, lay_out(file.tables[at], names, told=options.told, remembered=known)) for at in asked]
    likely = max((laid.likeness for _at, laid in found), default=0)
    best = [(at, laid) for at, laid in found if laid.likeness == likely]
    if likely == 0:
        raise Refused(_no_people(file, [laid for _at, laid in found], names, options))
    named = [(at, laid) for at, laid in best if options.sheet and folded(laid.name) == folded(options.sheet)]
    best = named or best
    if len(best) > 1:
        raise Refused(
            _("{file} has several lists of people: {tables}. Name one with --sheet.").format(
                file=file.path.name, tables="; ".join(_called(file)[at] for at, _laid in best)
            )
        )
    at, laid = best[0]
    key = options.sender or laid.signature
    if not options.sender and not options.forget:
        known = remembered(connection, key)
        if known:
            laid = lay_out(file.tables[at], names, told=options.told, remembered=known)
    return laid, key


def refuse_without_party(file: ReadFile, laid: Laid, names: PartyNames, options: Options) -> None:
    """Raise ``Refused`` where a list says nowhere whose people it names."""
    if options.party or "party" in laid.fields or any(row.party for row in laid.rows):
        return
    elsewhere = _elsewhere(file, names, options)
    if elsewhere:
        raise Refused(elsewhere)
    raise Refused(
        _(
            "No column of {file} names a party; say whose people they are with --party CODE, or which column it "
            "is with --map COLUMN=party. Its columns: {columns}."
        ).format(file=file.path.name, columns=columns_with_values(laid))
    )


def tables_of_people(file: ReadFile, names: PartyNames) -> list[str]:
    """The tables that look like lists of people, under the names by which one is asked for."""
    found = [lay_out(table, names, told={}, remembered={}) for table in file.tables]
    likely = max((laid.likeness for laid in found), default=0)
    return [called for called, laid in zip(_called(file), found, strict=True) if likely and laid.likeness == likely]


def _called(file: ReadFile) -> list[str]:
    """By what each table is asked for: its name, or its number where it has none or shares it."""
    names = Counter(folded(table.name) for table in file.tables)
    return [
        table.name if table.name and names[folded(table.name)] == 1 else str(number)
        for number, table in enumerate(file.tables, start=1)
    ]


def _asked(file: ReadFile, sheet: str, names: PartyNames) -> list[int]:
    """The tables that ``sheet`` may mean: the one of that name or number first, then those under its heading."""
    if not sheet:
        return list(range(len(file.tables)))
    wanted = folded(sheet)
    every = [folded(table.name) for table in file.tables]
    found = [at for at, name in enumerate(every) if name == wanted][:1]
    if not found and sheet.isascii() and sheet.isdigit() and 0 < int(sheet[:6]) <= len(file.tables):
        return [int(sheet[:6]) - 1]
    found += [at for at, name in enumerate(every) if name.startswith(f"{wanted}: ")]
    if not found:
        raise Refused(
            _("{file} has no table “{sheet}”; it has: {tables}.").format(
                file=file.path.name, sheet=sheet, tables="; ".join(tables_of_people(file, names) or _called(file))
            )
        )
    return found


def _no_people(file: ReadFile, found: list[Laid], names: PartyNames, options: Options) -> str:
    elsewhere = _elsewhere(file, names, options)
    if elsewhere:
        return elsewhere
    if len(found) == 1 and found[0].columns:
        return _(
            "No column of {file} looks like names; say which it is with --map COLUMN=name. Its columns: {columns}."
        ).format(file=file.path.name, columns=columns_with_values(found[0]))
    return _("{file} has no list of people: no table in it has a column of names.").format(file=file.path.name)


def _elsewhere(file: ReadFile, names: PartyNames, options: Options) -> str:
    """Where the people are, if a table was asked for that does not look like a list of them while others do."""
    lists = tables_of_people(file, names) if options.sheet else []
    called = _called(file)
    if not lists or any(called[at] in lists for at in _asked(file, options.sheet, names)):
        return ""
    return _("“{sheet}” of {file} does not look like a list of people; these do: {tables}.").format(
        sheet=options.sheet, file=file.path.name, tables="; ".join(lists)
    )


def columns_with_values(laid: Laid) -> str:
    """A table's columns with some of what stands in each, so that one can tell which is which."""
    of_each = 3 if len(laid.columns) < _MANY_COLUMNS else 1
    said = []
    for column in laid.columns[:_MOST_COLUMNS]:
        cells = (row.cells[column.index] for row in laid.rows if column.index < len(row.cells))
        values = dict.fromkeys(_shortened(cell) for cell in islice(filter(str.strip, cells), _LOOKED_AT))
        words = ", ".join(islice(values, of_each))
        said.append(f"{column.letter} {_shortened(column.heading)}".strip() + (f" ({words})" if words else ""))
    return "; ".join(said) + ("; …" if len(laid.columns) > _MOST_COLUMNS else "")


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
