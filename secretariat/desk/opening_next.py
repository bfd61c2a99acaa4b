"""Opening the next meeting of a series: it begins with the last. One act, and what is there already stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.actions.following.carrying import carry_open_actions
from secretariat.actions.model import action, carried_over
from secretariat.agenda.carrying import waiting_items
from secretariat.agenda.model import agenda_item
from secretariat.delegations.inviting import invite_in
from secretariat.delegations.last_time import LastTime, last_people
from secretariat.delegations.model import delegation
from secretariat.delegations.rolls import forum_of
from secretariat.desk.matters_arising import matters_arising_item
from secretariat.desk.opening_agenda import came_from, put_items, top_items
from secretariat.desk.opening_proposed import series_row
from secretariat.meetings.columns import given_columns
from secretariat.meetings.following import (
    expected_after,
    last_held,
    next_on_record,
    proposed_ordinal,
    proposed_title,
    refuse_before,
)
from secretariat.meetings.model import meeting
from secretariat.meetings.moves import refuse_to_leave_behind
from secretariat.meetings.operations import add_meeting_in, change_meeting_in
from secretariat.meetings.standing_items import standing_items_of
from secretariat.parties.rosters import roster
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


class NextFields(TypedDict, total=False):
    """What is known of the next meeting; each takes the place of what would be proposed."""

    ref: str | None
    title: str | None
    ordinal: int | None
    dates: PartialDate | None
    place: str | None
    timezone: str | None
    host: str | None
    theme: str | None
    note: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening the next meeting brought: references of those invited and carried, (number, title) of items.

    ``new``: the meeting itself was not on record before. ``came_from`` are (number, meeting) of those items that were
    carried over from an earlier meeting. ``matters`` is the number of the item "matters arising" on
    the agenda, "" where there is none. ``members``, ``items_there`` and ``carried_there`` count what was there before.
    ``not_done`` says in sentences what could not be brought and why; ``suggested`` are people of the last meeting.
    """

    series: str
    ref: str
    title: str
    dates: str
    last: str
    new: bool
    changed: bool
    invited: tuple[str, ...]
    members: int
    items: tuple[tuple[str, str], ...]
    came_from: tuple[tuple[str, str], ...]
    items_there: int
    matters: str
    carried: tuple[tuple[str, str], ...]
    carried_there: int
    not_done: tuple[str, ...]
    suggested: tuple[LastTime, ...]


class _OnlyShown(Exception):
    """What would be brought is known, and nothing of it is to stay."""


def open_next(
    record: Record, which: str, *, dry_run: bool = False, version: int | None = None, **fields: Unpack[NextFields]
) -> Opened:
    """Open the next meeting of a series (its code or name), in one act.

    A meeting that is on record and still to be held is opened, else a new one is made: its number and title follow the
    last, its year the cadence, unless they are given. The forum's members of its first day are invited, the standing
    items, one item "matters arising" and the items that were carried over from earlier meetings come onto its agenda,
    and every open action of the series is carried into it.
    What is there stays as it is, so that opening it again brings only what is new. With ``dry_run`` nothing is kept.
    ``version`` is the one that a form read of a meeting on record. Raises ``Conflict``, and ``Refused`` where a number
    or reference is given that the meeting on record does not have, or dates before the last meeting's.
    """
    opened: list[Opened] = []
    with record.act(N_("Open the next meeting of {series}"), series=which) as work:
        try:
            with work.part():
                opened.append(_open(record, work, which, fields, version))
                if dry_run:
                    raise _OnlyShown
        except _OnlyShown:
            return opened[0]
        record.relabelled(
            work, N_("Open {meeting}, the next of {series}"), meeting=opened[0].ref, series=opened[0].series
        )
    return opened[0]


def _open(record: Record, work: Work, which: str, fields: NextFields, seen: int | None) -> Opened:
    connection = work.connection
    of = series_row(connection, which)
    last = last_held(connection, of["id"], record.today)
    refuse_before(last, fields.get("dates"))
    there = next_on_record(connection, of["id"], last)
    version = there["version"] if there is not None else 0
    id_ = _new(work, of, last, fields) if there is None else _known(work, of, there, last, fields, seen)
    row = work.row(meeting, id_)
    not_done: list[str] = []
    members = _count(connection, delegation, delegation.c.meeting_id == id_)
    invited = _invite(record, work, row, not_done)
    stood = top_items(connection, id_)
    carried_there = _count(connection, carried_over, carried_over.c.meeting_id == id_)
    carried = carry_open_actions(work, of["id"], id_, on=record.today, user=record.user)
    waiting = waiting_items(connection, of["id"], id_)
    items = put_items(
        work, id_, standing_items_of(connection, of["id"]), stood, waiting, matters=bool(carried or carried_there)
    )
    if last is None:
        not_done.append(_("No earlier meeting of the series was held, so nothing is carried over."))
    elif not carried and not carried_there:
        not_done.append(_("No action of the series is open, so nothing is carried over."))
    matters = matters_arising_item(connection, id_)
    return Opened(
        series=of["code"],
        ref=row["ref"],
        title=row["title"],
        dates=row["dates"],
        last=last["ref"] if last is not None else "",
        new=there is None,
        changed=there is not None and row["version"] != version,
        invited=tuple(invited),
        members=members,
        items=tuple(_numbered(connection, items)),
        came_from=tuple(came_from(connection, items)),
        items_there=len(stood),
        matters=_numbered(connection, [matters])[0][0] if matters is not None else "",
        carried=tuple(_titled(connection, carried)),
        carried_there=carried_there,
        not_done=tuple(not_done),
        suggested=last_people(connection, id_, record.today),
    )


def _new(work: Work, of: RowMapping, last: RowMapping | None, fields: NextFields) -> int:
    """The next meeting, which is not on record yet."""
    connection = work.connection
    ordinal = fields["ordinal"] if "ordinal" in fields else proposed_ordinal(connection, of["id"], last, of["cadence"])
    last_title = last["title"] if last is not None else ""
    expected = expected_after(of["cadence"], last["dates"]) if last is not None else None
    given: Any = {
        **fields,
        "series": of["code"],
        "ordinal": ordinal,
        "title": fields.get("title") or proposed_title(last_title, of["name"], ordinal),
        "dates": fields.get("dates", expected),
    }
    id_ = add_meeting_in(work, given)
    if last is not None and last["paper_pattern"]:  # symbols are of the series, whose year stands in the pattern
        work.change(meeting, id_, {"paper_pattern": last["paper_pattern"]})
    return id_


def _known(
    work: Work, of: RowMapping, there: RowMapping, last: RowMapping | None, fields: NextFields, seen: int | None
) -> int:
    """The next meeting, which is on record: what was given is set, and a year that was missing by the cadence."""
    given: dict[str, Any] = dict(fields)
    for key in ("ref", "ordinal"):
        if given.get(key) and there[key] is not None and str(given[key]).upper() != str(there[key]):
            raise Refused(
                _(
                    "{ref} is on record as the next of {series}, with number {number}; "
                    "edit or cancel it first where another one is meant."
                ).format(ref=there["ref"], series=of["code"], number=there["ordinal"] or "–")
            )
    given.pop("ref", None)
    if "dates" not in given and not there["dates"] and last is not None:
        expected = expected_after(of["cadence"], last["dates"])
        given |= {"dates": expected} if expected else {}
    columns: Any = given
    values = given_columns(work.connection, columns)
    refuse_to_leave_behind(work.connection, dict(there), {**there, **values})
    change_meeting_in(work, there["id"], values, seen=seen)
    return int(there["id"])


def _invite(record: Record, work: Work, row: RowMapping, not_done: list[str]) -> list[str]:
    """Invite the members of the meeting's first day, or say why nobody is."""
    forum = forum_of(work.connection, row["id"])
    if forum is None:
        not_done.append(_("The series belongs to no forum, so nobody is invited."))
    elif row["starts"] is None:
        not_done.append(_("The meeting has no date yet, and who is a member depends on it: nobody is invited."))
    elif not roster(work.connection, forum, row["starts"]):
        not_done.append(
            _("The forum had no members on {date}, so nobody is invited.").format(
                date=format_date(PartialDate.of(row["starts"]))
            )
        )
    else:
        return invite_in(work, row["id"], record.today.isoformat())
    return []


def _numbered(connection: Connection, ids: list[int]) -> list[tuple[str, str]]:
    query = select(agenda_item.c.number, agenda_item.c.title).where(agenda_item.c.id.in_(ids))
    return [(number, title) for number, title in connection.execute(query.order_by(agenda_item.c.path))]


def _titled(connection: Connection, refs: list[str]) -> list[tuple[str, str]]:
    known = {
        row.ref: row.title
        for row in connection.execute(select(action.c.ref, action.c.title).where(action.c.ref.in_(refs)))
    }
    return [(ref, known[ref]) for ref in refs]


def _count(connection: Connection, table: Any, condition: Any) -> int:
    return connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()
