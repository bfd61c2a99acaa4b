"""Which table of a file holds the people, and how its columns are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.layout import Laid, lay_out
from secretariat.delegations.intake.mappings import remembered
from secretariat.papers.read_tables import ReadFile, ReadTable
from secretariat.parties.recognising import PartyNames
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


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
    found = [lay_out(table, names, told=options.told, remembered=known) for table in _asked(file, options.sheet)]
    likely = max((laid.likeness for laid in found), default=0)
    best = [laid for laid in found if laid.likeness == likely] if not options.sheet else found
    if likely == 0:
        raise Refused(_no_people(file, found))
    if len(best) > 1:
        raise Refused(
            _("{file} has several lists of people: {tables}. Name one with --sheet.").format(
                file=file.path.name, tables="; ".join(laid.name for laid in best)
            )
        )
    laid = best[0]
    key = options.sender or laid.signature
    if not options.sender and not options.forget:
        known = remembered(connection, key)
        if known:
            table = next(table for table in file.tables if table.name == laid.name)
            laid = lay_out(table, names, told=options.told, remembered=known)
    return laid, key


def refuse_without_party(file: ReadFile, laid: Laid, options: Options) -> None:
    """Raise ``Refused`` where a list says nowhere whose people it names."""
    if not options.party and "party" not in laid.fields and not any(row.party for row in laid.rows):
        raise Refused(
            _(
                "No column of {file} names a party; say whose people they are with --party CODE, or which column it "
                "is with --map COLUMN=party. Its columns: {columns}."
            ).format(file=file.path.name, columns=_columns(laid))
        )


def tables_of_people(file: ReadFile, names: PartyNames) -> list[str]:
    """The names of the tables that look like lists of people."""
    found = [lay_out(table, names, told={}, remembered={}) for table in file.tables]
    likely = max((laid.likeness for laid in found), default=0)
    return [laid.name for laid in found if likely and laid.likeness == likely]


def _asked(file: ReadFile, sheet: str) -> list[ReadTable]:
    if not sheet:
        return list(file.tables)
    wanted = folded(sheet)
    found = [table for table in file.tables if folded(table.name) == wanted]
    if not found and sheet.isascii() and sheet.isdigit() and 0 < int(sheet[:6]) <= len(file.tables):
        found = [file.tables[int(sheet[:6]) - 1]]
    if not found:
        raise Refused(
            _("{file} has no table “{sheet}”; it has: {tables}.").format(
                file=file.path.name,
                sheet=sheet,
                tables="; ".join(table.name or str(number) for number, table in enumerate(file.tables, start=1)),
            )
        )
    return found[:1]


def _no_people(file: ReadFile, found: list[Laid]) -> str:
    if len(found) == 1 and found[0].columns:
        return _(
            "No column of {file} looks like names; say which it is with --map COLUMN=name. Its columns: {columns}."
        ).format(file=file.path.name, columns=_columns(found[0]))
    return _("{file} has no list of people: no table in it has a column of names.").format(file=file.path.name)


def _columns(laid: Laid) -> str:
    said = [f"{one.letter} {one.heading[:40]}".strip() for one in laid.columns]
    return ", ".join(said[:30]) + (", …" if len(said) > 30 else "")
