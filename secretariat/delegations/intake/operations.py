"""Taking in a list of nominees: a preview that changes nothing, and the import, one act that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.choosing import Options, laid_table, refuse_without_party, tables_of_people
from secretariat.delegations.intake.columns import Column
from secretariat.delegations.intake.known import LABEL, KnownMeeting, known_delegations, known_meeting
from secretariat.delegations.intake.layout import Laid
from secretariat.delegations.intake.mappings import forget, remember
from secretariat.delegations.intake.party_places import PartyPlace, party_places
from secretariat.delegations.intake.planning import Plan, Planned, plan_of
from secretariat.delegations.intake.preview import ComingParty, Outcome, Preview, PreviewLine
from secretariat.delegations.intake.reading import WARNING, Issue, MeetingDays, Read, read_nominees
from secretariat.delegations.intake.refused_rows import refused_csv
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.meetings.finding import meeting_id
from secretariat.papers.destination import put_when_done
from secretariat.papers.read_tables import ReadFile
from secretariat.parties.finding import party_id
from secretariat.parties.recognising import PartyNames
from secretariat.parties.taking_in import take_in_parties
from secretariat.people.model import person
from secretariat.people.rows import derived_columns
from secretariat.people.taking_in import take_in_people
from secretariat.record.bulk import uncollected
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


class ImportRefused(Refused):
    """Rows of a list can't be taken in, so nothing was; ``preview`` says which and why."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


class PreviewOutdated(Refused):
    """The record changed since a list was previewed, so nothing was taken in; ``preview`` is how it would be now."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did; ``refused_rows`` is the file its refused rows were written to, "" where there are none."""

    preview: Preview
    refused_rows: str
    replaced: bool

    @property
    def refused_words(self) -> str:
        """Where the refused rows are, as a sentence; "" where there are none."""
        if not self.refused_rows:
            return ""
        words = (
            _("Wrote the refused rows, with the reasons, to {file}, in place of an earlier one.")
            if self.replaced
            else _("Wrote the refused rows, with the reasons, to {file}.")
        )
        return words.format(file=self.refused_rows)


def preview_import(record: Record, meeting: str, file: ReadFile, options: Options) -> Preview:
    """What importing a file would do, row by row; changes nothing. Raises ``Refused`` where it lists no people."""
    with record.reading() as connection:
        at = known_meeting(connection, meeting_id(connection, meeting))
        return _prepare(record, connection, at, file, options).preview


def take_in(
    record: Record, meeting: str, file: ReadFile, options: Options, *, previewed: Preview | None = None
) -> Taken:
    """``import_delegates``, with the rows it skips written into FILE.refused.csv beside the list.

    Nothing is taken in where that file can't be written. With ``previewed``, what was shown to somebody, nothing is
    taken in either where it would come out otherwise by now: ``PreviewOutdated`` has the preview as it is.
    """
    with ExitStack() as after:
        return _take_in(record, meeting, file, options, previewed, after)


def import_delegates(record: Record, meeting: str, file: ReadFile, options: Options) -> Preview:
    """Take a list of nominees in as one act, and give what was done.

    New people come onto the record, those on record are changed where the list says otherwise, and nobody is taken
    off: who is not in the list is told as missing. Raises ``ImportRefused`` (and nothing is taken in) where a row
    can't be, unless ``skip_refused`` is set.
    """
    return _take_in(record, meeting, file, options, None, None).preview


def _take_in(
    record: Record,
    meeting: str,
    file: ReadFile,
    options: Options,
    previewed: Preview | None,
    after: ExitStack | None,
) -> Taken:
    """The import; into ``after``, which ends once it is committed, goes the writing of the refused rows."""
    where, replaced = "", False
    with uncollected(), record.act(LABEL, meeting=meeting, file=file.path.name) as work:
        at = known_meeting(work.connection, meeting_id(work.connection, meeting))
        record.relabelled(work, LABEL, meeting=at.ref, file=file.path.name)
        ready = _prepare(record, work.connection, at, file, options)
        preview = ready.preview
        if previewed is not None and preview != previewed:
            words = _("The record was changed since this preview, so nothing was taken in; it shows what is so now.")
            raise PreviewOutdated(words, preview)
        if preview.refused and not options.skip_refused:
            count = preview.count(Outcome.REFUSED)
            raise ImportRefused(
                ngettext(
                    "{n} row of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                    "{n} rows of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                    count,
                ).format(n=count, file=file.path.name),
                preview,
            )
        if options.forget:
            forget(work, ready.sender)
        remember(work, ready.sender, ready.laid.columns, options.told)
        wanted = [one for one in ready.plan.planned if one.nominee.row not in ready.read.refused]
        _write(work, at, wanted, file.path.name, record.today.isoformat())
        if preview.refused and after is not None:
            where = f"{file.path}.refused.csv"
            replaced = after.enter_context(put_when_done(where, refused_csv(file, preview)))
    return Taken(preview, where, replaced)


def columns_of(record: Record, file: ReadFile, options: Options) -> tuple[tuple[Column, ...], list[str]]:
    """How the columns of a list would be read; or none, and the names of its tables, where one has to be chosen.

    Raises ``Refused`` where the file lists no people.
    """
    with record.reading() as connection:
        names = PartyNames.read(connection)
        tables = [] if options.sheet else tables_of_people(file, names)
        if len(tables) > 1:
            return (), tables
        laid, _sender = laid_table(connection, file, names, options)
        return laid.columns, []


def forget_sender(record: Record, sender: str) -> bool:
    """Forget how a sender's columns are read; whether anything was remembered."""
    with record.act(N_("Forget how the columns of {sender} are read"), sender=sender) as work:
        return forget(work, sender)


class _Ready:
    """A list read, matched and previewed."""

    def __init__(self, laid: Laid, sender: str, read: Read, plan: Plan, preview: Preview) -> None:
        self.laid, self.sender, self.read, self.plan, self.preview = laid, sender, read, plan, preview


def _prepare(record: Record, connection: Connection, at: KnownMeeting, file: ReadFile, options: Options) -> _Ready:
    names = PartyNames.read(connection)
    laid, sender = laid_table(connection, file, names, options)
    refuse_without_party(file, laid, options)
    days = MeetingDays(at.first, at.last, record.today)
    of = names.codes[party_id(connection, options.party)] if options.party else ""
    read = read_nominees(laid, days, party=of, merged=file.kind in _WORKBOOKS)
    _tell_remarks(read, file, laid)
    places = party_places(
        read, names, known_delegations(connection, at.id), new_parties=options.new_parties, source=file.path.name[:1000]
    )
    plan = plan_of(connection, read, places, at.id)
    preview = _preview(at, file, laid, sender, read, places, plan)
    return _Ready(laid, sender, read, plan, preview)


def _tell_remarks(read: Read, file: ReadFile, laid: Laid) -> None:
    """What the reader of the file remarked on its cells, such as a formula without a value."""
    for remark in file.remarks:
        if remark.table == laid.name:
            column = laid.columns[remark.column - 1].words if 0 < remark.column <= len(laid.columns) else ""
            read.tell(remark.row, column, remark.value, WARNING, remark.message)


def _preview(
    at: KnownMeeting, file: ReadFile, laid: Laid, sender: str, read: Read, places: Sequence[PartyPlace], plan: Plan
) -> Preview:
    refusing: dict[int, list[str]] = {}
    for issue in read.issues:
        if issue.row in read.refused and issue.level != WARNING:
            refusing.setdefault(issue.row, []).append(issue.message)
    lines = [_line(one) for one in plan.planned if one.nominee.row not in read.refused]
    texts = {one.row: (one.party, one.name.name, str(one.place.get("title", ""))) for one in read.nominees}
    for row in read.refused:
        of, name, title = texts.get(row, ("", "", ""))
        lines.append(PreviewLine(row, Outcome.REFUSED, of, "", name, title, (), tuple(refusing.get(row, ())), False))
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
        conflicts=plan.conflicts,
        remembered=sender if any(column.how == "remembered" for column in laid.columns) else "",
    )


def _by_row(issue: Issue) -> int:
    return issue.row


def _line(one: Planned) -> PreviewLine:
    changes = () if one.newly_placed else one.changes
    outcome = Outcome.NEW if one.newly_placed else Outcome.CHANGED if changes else Outcome.UNCHANGED
    nominee = one.nominee
    return PreviewLine(
        nominee.row,
        outcome,
        one.place.code,
        one.who.ref if one.who else "",
        nominee.name.name,
        nominee.place.get("title", ""),
        changes,
        tuple(one.said),
        bool(one.said),
    )


def _write(work: Work, at: KnownMeeting, planned: Sequence[Planned], source: str, today: str) -> None:
    """Parties, people, delegations and delegates that are new, each kind at once; then what changes of the others."""
    coming = [one for one in planned if one.newly_placed]
    places = list({id(one.place): one.place for one in coming}.values())
    unknown = [place for place in places if place.new is not None]
    for place, id_ in zip(unknown, take_in_parties(work, [p.new for p in unknown if p.new]), strict=True):
        place.party_id = id_
    within = _delegations(work, at, places, source, today)
    newcomers = [one for one in coming if one.who is None]
    people = take_in_people(
        work, [(one.nominee.name, one.place.party_id, one.nominee.person) for one in newcomers], source
    )
    who = {one.nominee.row: known for one, known in zip(newcomers, people, strict=True)}
    work.insert_many(
        delegate,
        [
            _delegate(at, within[id(one.place)], who.get(one.nominee.row) or _known(one), one.nominee.place, source)
            for one in coming
        ],
    )
    for one in planned:
        _change(work, one)


def _known(one: Planned) -> tuple[int, str]:
    assert one.who is not None
    return one.who.person, one.who.ref


def _delegate(
    at: KnownMeeting, within: tuple[int, str], who: tuple[int, str], fields: dict[str, Any], source: str
) -> dict[str, Any]:
    return {
        "function": Function.DELEGATE.value,
        **fields,
        "ref": f"{within[1]}:{who[1]}",
        "delegation_id": within[0],
        "meeting_id": at.id,
        "person_id": who[0],
        "accreditation": Accreditation.NOMINATED.value,
        "source": source,
    }


def _delegations(
    work: Work, at: KnownMeeting, places: Sequence[PartyPlace], source: str, today: str
) -> dict[int, tuple[int, str]]:
    """The delegations people come into, by place: number and reference. New ones are nominated, and so are invited ones
    whose people have come.
    """
    new = [place for place in places if place.delegation is None]
    refs = [f"{at.ref}:{place.code}" for place in new]
    ids = work.insert_many(
        delegation,
        [
            {
                "ref": ref,
                "meeting_id": at.id,
                "party_id": place.party_id,
                "status": DelegationStatus.NOMINATED.value,
                "nominated_on": today,
                "invited_as": place.invited_as,
                "source": source,
            }
            for place, ref in zip(new, refs, strict=True)
        ],
    )
    found = {id(place): (id_, ref) for place, id_, ref in zip(new, ids, refs, strict=True)}
    for place in places:
        if place.delegation is not None:
            found[id(place)] = (place.delegation.id, place.delegation.ref)
            if place.delegation.status == DelegationStatus.INVITED:
                work.change(
                    delegation,
                    place.delegation.id,
                    {"status": DelegationStatus.NOMINATED.value, "nominated_on": today},
                )
    return found


def _change(work: Work, one: Planned) -> None:
    who = one.who
    if who is None:
        return
    if one.of_person:
        values = dict(one.of_person)
        if values.keys() & {"name", "email", "native_name"}:
            values |= derived_columns({**work.row(person, who.person), **values})
        work.change(person, who.person, values)
    if one.of_place and who.delegate:
        work.change(delegate, who.delegate, one.of_place)


__all__ = [
    "ImportRefused",
    "Options",
    "PreviewOutdated",
    "Taken",
    "forget_sender",
    "import_delegates",
    "preview_import",
    "take_in",
]
