"""The meeting that every bilateral is: its reference, its title from the parties' names, its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, RowMapping, and_, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import availability, bilateral
from secretariat.bilaterals.states import OFF
from secretariat.meetings.model import meeting
from secretariat.meetings.moves import hangs_on_days
from secretariat.meetings.states import Level, MeetingStatus
from secretariat.parties.model import forum_name, party
from secretariat.parties.rosters import names_in_forum
from secretariat.record.acts import act_change
from secretariat.record.derived import depends_on
from secretariat.record.hanging import may_not_change_alone
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, sort_key


def new_meeting(
    work: Work,
    host: RowMapping,
    parties: tuple[int, int],
    slot: Mapping[str, Any],
    known: Mapping[str, Any],
    status: MeetingStatus,
    today: date,
) -> tuple[int, str]:
    """Make the meeting of a bilateral in the margins of ``host`` (its row); gives its id and reference.

    Names are those of the host's forum on its day: "Indonesia – Chinese Taipei".
    """
    connection = work.connection
    rows = {row.id: row for row in connection.execute(select(party).where(party.c.id.in_(parties)))}
    names = names_in_forum(connection, host["forum_id"], host["starts"] or today) if host["forum_id"] else {}
    codes = "-".join(rows[id_].code for id_ in parties)
    ref = known.get("ref") or _free_reference(connection, f"{host['ref']}/{codes}")
    title = _title({id_: names.get(id_, (rows[id_].name, ""))[0] for id_ in parties}, parties)
    dates = _dated(known["dates"]) if known.get("dates") else dates_of(slot["slot_starts"], host)
    found = " | ".join([folded(ref), folded(title), folded(host["place"]), *(rows[id_].folded for id_ in parties)])
    values = {
        "ref": ref,
        "series_id": None,
        "forum_id": host["forum_id"],
        "ordinal": None,
        "title": title,
        "level": Level.BILATERAL.value,
        "status": status.value,
        **dates,
        "place": host["place"],
        "timezone": host["timezone"],
        "host_id": None,
        "in_margins_of_id": host["id"],
        "note": known.get("note") or "",
        "source": known.get("source") or "",
        "sort_key": sort_key(title),
        "folded": found,
    }
    return work.insert(meeting, values), ref


def dates_of(starts: datetime | None, host: RowMapping) -> dict[str, Any]:
    """The date columns of a bilateral's meeting: the day of its slot in the host's zone, else the host's days."""
    if starts is None:
        return {key: host[key] for key in ("dates", "starts", "ends", "dates_sort")}
    return _dated(starts.astimezone(ZoneInfo(host["timezone"])).date().isoformat())


def _renamed(connection: Connection, row: Mapping[str, Any], was: Mapping[str, Any]) -> dict[str, Any]:
    """A bilateral's meeting after a name of one of its parties changed from what it ``was``.

    A title made of the parties' names follows; one that somebody typed stays. It is found by its own words and every
    name of both parties.
    """
    own = select(bilateral.c.first_party_id, bilateral.c.second_party_id).where(bilateral.c.meeting_id == row["id"])
    sides = tuple(connection.execute(own).one())
    rows = {one.id: one for one in connection.execute(select(party).where(party.c.id.in_(sides)))}
    host = select(meeting.c.starts).where(meeting.c.id == row["in_margins_of_id"])
    # Of a meeting without a day the names are the newest.
    day = connection.execute(host).scalar() or row["starts"] or date.max
    in_forum = names_in_forum(connection, row["forum_id"], day) if row["forum_id"] else {}
    now = {id_: in_forum.get(id_, (rows[id_].name, ""))[0] for id_ in sides}
    before = {**now, was.get("party_id", was["id"]): was["name"]}
    follows = row["title"] == _title(before, sides)
    title = _title(now, sides) if follows else row["title"]
    found = [folded(row["ref"]), folded(title), folded(row["place"]), *(rows[id_].folded for id_ in sides)]
    values = {"folded": " | ".join(found)}
    return {**values, "title": title, "sort_key": sort_key(title)} if follows else values


def _title(names: Mapping[int, str], sides: tuple[int, ...]) -> str:
    return " – ".join(names[id_] for id_ in sides)


def _of_party(it: Mapping[str, Any]) -> ColumnElement[bool]:
    own = or_(bilateral.c.first_party_id == it["id"], bilateral.c.second_party_id == it["id"])
    return meeting.c.id.in_(select(bilateral.c.meeting_id).where(own))


def _in_forum(it: Mapping[str, Any]) -> ColumnElement[bool]:
    """The bilaterals of the party that a forum calls so, in that forum."""
    return and_(meeting.c.forum_id == it["forum_id"], _of_party({"id": it["party_id"]}))


def _days_of_host(connection: Connection, row: Mapping[str, Any], _was: Mapping[str, Any]) -> dict[str, Any]:
    host = select(meeting).where(meeting.c.id == row["in_margins_of_id"])
    return dates_of(None, connection.execute(host).mappings().one())


def _without_slot(it: Mapping[str, Any]) -> ColumnElement[bool]:
    """The bilaterals in a meeting's margins that have no slot yet, and so the meeting's own days."""
    unplaced = select(bilateral.c.meeting_id).where(bilateral.c.slot_starts.is_(None))
    of = and_(meeting.c.in_margins_of_id == it["id"], meeting.c.dates == it["dates"])
    return and_(of, meeting.c.id.in_(unplaced))


@may_not_change_alone(meeting)
def _follows_the_bilateral(connection: Connection, row: RowMapping) -> None:
    if connection.execute(select(bilateral.c.id).where(bilateral.c.meeting_id == row["id"])).first():
        raise Refused(
            _("{ref} is a bilateral and follows its own states; “secretariat bilaterals status {ref} NEW”.").format(
                ref=row["ref"]
            )
        )


@hangs_on_days
def _has_slots(connection: Connection, host: int) -> bool:
    """Slots of bilaterals in a meeting's margins, given or wished for, and the times told for them."""
    timed = or_(bilateral.c.slot_starts.is_not(None), bilateral.c.preferred_from.is_not(None))
    slots = (
        select(bilateral.c.id)
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .where(meeting.c.in_margins_of_id == host, bilateral.c.status.not_in(OFF), timed)
    )
    times = select(availability.c.id).where(availability.c.meeting_id == host)
    return any(connection.execute(query.limit(1)).first() is not None for query in (slots, times))


depends_on(meeting, _of_party, party.c.name, party.c.folded, rule=_renamed)
depends_on(meeting, _in_forum, forum_name.c.name, rule=_renamed)
depends_on(meeting, _without_slot, meeting.c.dates, rule=_days_of_host)


def _dated(edtf: str) -> dict[str, Any]:
    day = PartialDate.from_edtf(edtf)
    return {"dates": day.edtf, "starts": day.first, "ends": day.last, "dates_sort": day.sort_key}


def _free_reference(connection: Connection, wanted: str) -> str:
    """``HOST/ID-KR``, or ``HOST/ID-KR-2`` for the second of the same parties there: a reference is used once."""
    query = select(act_change.c.ref).where(
        act_change.c.table_name == meeting.name, act_change.c.ref.startswith(wanted, autoescape=True)
    )
    used = set(connection.execute(query).scalars())
    used |= set(
        connection.execute(select(meeting.c.ref).where(meeting.c.ref.startswith(wanted, autoescape=True))).scalars()
    )
    free, number = wanted, 1
    while free in used:
        number += 1
        free = f"{wanted}-{number}"
    return free
