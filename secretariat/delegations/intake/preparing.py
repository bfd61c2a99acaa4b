"""A list read, matched and compared with the record: what an import would do. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.choosing import Options, laid_table, refuse_without_party
from secretariat.delegations.intake.known import KnownMeeting, expected_parties, known_delegations, known_meeting
from secretariat.delegations.intake.layout import Laid
from secretariat.delegations.intake.meeting_days import MeetingDays
from secretariat.delegations.intake.nominees import WARNING, Issue, Read
from secretariat.delegations.intake.party_places import PartyPlace, party_places
from secretariat.delegations.intake.planned import Planned
from secretariat.delegations.intake.planning import Plan, plan_of
from secretariat.delegations.intake.preview import ComingParty, Outcome, Preview, PreviewLine
from secretariat.delegations.intake.reading import read_nominees
from secretariat.delegations.intake.same_names import Again, taken_once
from secretariat.meetings.finding import meeting_id
from secretariat.papers.read_tables import STRUCK, ReadFile
from secretariat.parties.finding import party_id
from secretariat.parties.recognising import PartyNames
from secretariat.record.acts import newest_act
from secretariat.record.record import Record
from secretariat.values.language import _

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})

Reading: TypeAlias = Callable[[], AbstractContextManager[Connection]]
"""Opens a read of the record, for a moment at a time."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A list read, matched and previewed for the meeting ``at``; ``newest`` was the newest act when that began."""

    at: KnownMeeting
    newest: int
    laid: Laid
    sender: str
    read: Read
    plan: Plan
    preview: Preview

    @property
    def wanted(self) -> list[Planned]:
        """What there is to do, without the rows that can't be taken in."""
        return [one for one in self.plan.planned if one.nominee.row not in self.read.refused]


def prepare(record: Record, reading: Reading, meeting: str, file: ReadFile, options: Options) -> Ready:
    """Read a list and find what it would do. Raises ``Refused`` where it lists no people.

    The record is not read on while the rows are: on SQLite whoever saves something waits for every read to end. Where
    ``newest`` is no longer the newest act, what was found may not hold any more.
    """
    with reading() as connection:
        newest = newest_act(connection)
        at = known_meeting(connection, meeting_id(connection, meeting))
        names = PartyNames.read(connection)
        laid, sender = laid_table(connection, file, names, options)
        refuse_without_party(file, laid, names, options)
        expected = {names.codes[id_] for id_ in expected_parties(connection, at, record.today)}
        of = names.codes[party_id(connection, options.party)] if options.party else ""
    days = MeetingDays(at.first, at.last, record.today)
    read = read_nominees(laid, days, party=of, merged=file.kind in _WORKBOOKS, struck=_struck_parties(file, laid))
    _tell_remarks(read, file, laid)
    with reading() as connection:
        delegations = known_delegations(connection, at.id)
    places = party_places(
        read,
        names,
        delegations,
        new_parties=options.new_parties,
        source=file.path.name[:1000],
        expected=expected,
    )
    again = taken_once(read, places) if options.same_names else []
    with reading() as connection:
        plan = plan_of(connection, read, places, at.id)
    preview = _preview(at, file, laid, sender, read, places, plan, again, names)
    return Ready(at, newest, laid, sender, read, plan, preview)


def _tell_remarks(read: Read, file: ReadFile, laid: Laid) -> None:
    """What the reader of the file remarked on its cells, such as a formula without a value."""
    for remark in file.remarks:
        if remark.table == laid.name:
            column = laid.columns[remark.column - 1].words if 0 < remark.column <= len(laid.columns) else ""
            read.tell(remark.row, column, remark.value, WARNING, remark.message)


def _struck_parties(file: ReadFile, laid: Laid) -> frozenset[int]:
    """The rows in which something is struck out where their party stands."""
    places = {at for at, column in enumerate(laid.columns, start=1) if column.field == "party"}
    return frozenset(
        one.row for one in file.remarks if one.kind == STRUCK and one.table == laid.name and one.column in places
    )


def _preview(
    at: KnownMeeting,
    file: ReadFile,
    laid: Laid,
    sender: str,
    read: Read,
    places: Sequence[PartyPlace],
    plan: Plan,
    again: Sequence[Again],
    names: PartyNames,
) -> Preview:
    told: dict[int, list[str]] = {}
    for issue in read.issues:
        if issue.row not in read.refused or issue.level != WARNING:
            told.setdefault(issue.row, []).append(issue.message)
    lines = [
        _line(one, tuple(told.get(one.nominee.row, ()))) for one in plan.planned if one.nominee.row not in read.refused
    ]
    named = read.nominees if read.refused else ()
    texts = {one.row: (one.party, one.name.name, str(one.place.get("title", ""))) for one in named}
    for row in read.refused:
        of, name, title = texts.get(row, ("", "", ""))
        lines.append(PreviewLine(row, Outcome.REFUSED, of, "", name, title, (), tuple(told.get(row, ())), False))
    for nominee, place in again:
        said = tuple(told.get(nominee.row, ()))
        title = str(nominee.place.get("title", ""))
        lines.append(PreviewLine(nominee.row, Outcome.SAME, place.code, "", nominee.name.name, title, (), said, True))
    lines.sort(key=lambda line: line.row)
    used = [place for place in places if any(one.row not in read.refused for one in place.nominees)]
    return Preview(
        meeting=at.ref,
        file=file.path.name,
        table=laid.name,
        columns=laid.columns,
        lines=tuple(lines),
        missing=tuple(
            PreviewLine(
                0,
                Outcome.MISSING,
                place.code,
                who.ref,
                who.name,
                who.fields["title"],
                (),
                (_("Not in the list; stays."),),
                False,
            )
            for place, who in plan.missing
        ),
        issues=tuple(sorted(read.issues, key=_by_row)),
        new_parties=tuple(
            ComingParty(place.new.code, place.new.name, place.new.kind) for place in used if place.new is not None
        ),
        parties=len(used),
        party_names={
            place.code: place.new.name if place.new is not None else names.name_of(place.code) for place in places
        },
        conflicts=plan.conflicts,
        remembered=sender if any(column.how == "remembered" for column in laid.columns) else "",
    )


def _by_row(issue: Issue) -> int:
    return issue.row


def _line(one: Planned, said: tuple[str, ...]) -> PreviewLine:
    nominee, who = one.nominee, one.who
    new = who is None or not who.delegate
    changes = () if new else one.changes
    outcome = Outcome.NEW if new else Outcome.CHANGED if changes else Outcome.UNCHANGED
    return PreviewLine(
        nominee.row,
        outcome,
        one.place.code,
        who.ref if who else "",
        nominee.name.name,
        nominee.place.get("title", ""),
        changes,
        said,
        bool(said),
    )
