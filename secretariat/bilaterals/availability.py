"""When bilaterals may be held, and when a party, a person or a room is free or away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from secretariat.bilaterals.model import availability
from secretariat.bilaterals.slots import slot_words, zone_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.people.finding import person_id
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import N_, _
from secretariat.values.moment import read_moment
from secretariat.values.refusal import Ambiguous, NotFound, Refused

_FROM_UNTIL: Final = re.compile(
    r"(?P<from>.*?[0-9]{1,2}[:.][0-9]{2}(?:\s+[A-Z]{2,5})?)\s*(?:[-–—]|\buntil\b|\bto\b|\bsampai\b|\bs\.d\.)\s*(?P<until>.+)"
)


@dataclass(frozen=True, slots=True)
class Available:
    """A time that is free or not: ``whose`` is a party, a person or a room, or nobody for bilaterals as a whole."""

    id: int
    version: int
    kind: str  # hours, party, person or room
    whose: str
    starts: datetime
    ends: datetime
    timezone: str
    free: bool
    note: str

    @property
    def when(self) -> str:
        """The time in words."""
        return slot_words(self.starts, self.ends, self.timezone)


def lay_down_hours(record: Record, host: str, spans: Sequence[str], *, closed: bool = False) -> list[Available]:
    """Say when bilaterals may be held in the margins of a meeting (``closed``: when they may not)."""
    return _keep(record, host, {}, spans, free=not closed, note="")


def say_available(
    record: Record,
    host: str,
    spans: Sequence[str],
    *,
    who: str = "",
    room: str = "",
    free: bool = True,
    note: str = "",
) -> list[Available]:
    """Say when a party or a person (``who``), or a ``room``, is free or away; times are the meeting's own.

    Whoever has any free time is free only then. Raises ``Refused`` for a time that is none.
    """
    if bool(who.strip()) == bool(room.strip()):
        raise Refused(_("Name a party, a person or a room."))
    if room:
        return _keep(record, host, {"room": room.strip()}, spans, free=free, note=note)
    return _keep(record, host, {"who": who}, spans, free=free, note=note)


def _keep(
    record: Record, host: str, whose: dict[str, Any], spans: Sequence[str], *, free: bool, note: str
) -> list[Available]:
    if not spans:
        raise Refused(_("Say when: 20 May 2011 14:00-18:00, or a day."))
    with record.act(N_("Times for bilaterals of {meeting}"), meeting=host) as work:
        connection = work.connection
        id_ = meeting_id(connection, host)
        row = work.row(meeting, id_)
        own: dict[str, Any] = {"party_id": None, "person_id": None, "room": whose.get("room", "")}
        if "who" in whose:
            own |= _whom(connection, whose["who"])
        ids = []
        for text in spans:
            starts, ends = read_span(text, row, today=record.today)
            values = {"meeting_id": id_, "starts": starts, "ends": ends, "free": free, "note": note, **own}
            ids.append(work.insert(availability, values))
        record.relabelled(work, N_("Times for bilaterals of {meeting}"), meeting=row["ref"])
        every = _listed(connection, id_)
        return [one for one in every if one.id in ids]


def read_span(text: str, host: Any, *, today: date) -> tuple[datetime, datetime]:
    """From when until when (UTC): "20 May 2011 14:00-18:00", "14:00-18:00" where the meeting has one day, or a day."""
    zone = zone_of(host["timezone"], host["ref"])
    found = _FROM_UNTIL.fullmatch(text.strip())
    if found is None:
        return _whole_day(text, host["starts"] or today, zone)
    name = _("Time")
    starts = read_moment(found["from"], name, zone=zone, first=host["starts"], last=host["ends"], today=today)
    day = starts.astimezone(zone).date()
    if found["until"].strip() in ("24:00", "24.00"):
        ends = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone).astimezone(UTC)
    else:
        ends = read_moment(found["until"], name, zone=zone, first=day, last=day, today=today)
    if ends <= starts:
        raise Refused(_("“{text}” would end before it begins.").format(text=text))
    return starts, ends


def _whole_day(text: str, today: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    said = _("“{text}” is no time from when until when; write it like 20 May 2011 14:00-18:00, or name a day.")
    if re.search(r"[0-9]:[0-9]", text):
        raise Refused(said.format(text=text))
    meant = parse_date(text, today=today)
    if meant.first is None or meant.last is None or (meant.last - meant.first).days > 31:
        raise Refused(said.format(text=text))
    midnight = datetime.min.time()
    first = datetime.combine(meant.first, midnight, zone)
    return first.astimezone(UTC), datetime.combine(meant.last + timedelta(days=1), midnight, zone).astimezone(UTC)


def _whom(connection: Any, words: str) -> dict[str, int]:
    """A party where the words name one, else a person."""
    try:
        return {"party_id": party_id(connection, words)}
    except Ambiguous:
        raise
    except NotFound:
        return {"person_id": person_id(connection, words)}


def availabilities(record: Record, host: str) -> list[Available]:
    """Everything said of when bilaterals of a meeting may be held, and who and what is free, in order."""
    with record.reading() as connection:
        return _listed(connection, meeting_id(connection, host))


def _listed(connection: Any, host_id: int) -> list[Available]:
    names = [person.c[key] for key in ("given", "family", "family_first", "name", "title_before", "title_after")]
    query = (
        select(availability, meeting.c.timezone, party.c.name.label("party"), person.c.ref.label("person"), *names)
        .join(meeting, meeting.c.id == availability.c.meeting_id)
        .outerjoin(party, party.c.id == availability.c.party_id)
        .outerjoin(person, person.c.id == availability.c.person_id)
        .where(availability.c.meeting_id == host_id)
    )
    found = []
    for row in connection.execute(query).mappings():
        kind, whose = "hours", ""
        if row["room"]:
            kind, whose = "room", row["room"]
        elif row["party"]:
            kind, whose = "party", row["party"]
        elif row["person"]:
            printed = (row[key] for key in ("given", "family", "family_first", "name", "title_before", "title_after"))
            kind, whose = "person", printed_name(*printed)
        own = (row["starts"], row["ends"], row["timezone"], row["free"], row["note"])
        found.append(Available(row["id"], row["version"], kind, whose, *own))
    order = ("hours", "party", "person", "room")
    return sorted(found, key=lambda one: (order.index(one.kind), one.whose, one.starts, one.id))


def remove_availability(record: Record, host: str, numbers: Sequence[int]) -> list[str]:
    """Take times out again, by the numbers with which they are listed, in one act; says which they were."""
    with record.act(N_("Times for bilaterals of {meeting}"), meeting=host) as work:
        id_ = meeting_id(work.connection, host)
        there = {one.id: one for one in _listed(work.connection, id_)}
        for number in numbers:
            if number not in there:
                raise NotFound(_("There is no time {number} there.").format(number=number))
            work.remove(availability, number)
        record.relabelled(work, N_("Times for bilaterals of {meeting}"), meeting=work.row(meeting, id_)["ref"])
    return [there[number].when for number in numbers]
