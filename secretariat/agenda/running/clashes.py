"""What clashes around a meeting, and how that reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.running.clashing import Between, Clash, ClashKind, Engagement, Place, clashes
from secretariat.agenda.running.engagements import engagements_around
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.rooms import rooms_in, walks_in
from secretariat.record.record import Record
from secretariat.values.language import _, ngettext
from secretariat.values.text import folded
from secretariat.values.zoned import short_day, span_words

USUAL_BUFFER: Final = 10
USUAL_WALK: Final = 10
"""Minutes a room rests after a bilateral, and between buildings, where neither room, meeting nor settings say."""


def clashes_of(record: Record, which: str, *, buffer: int = USUAL_BUFFER, walk: int = USUAL_WALK) -> list[Clash]:
    """Every clash of the meeting that ``which`` names and of what is in its margins, in the order of time.

    ``buffer`` and ``walk`` are the office's minutes between uses of a room and between two buildings.
    """
    with record.reading() as connection:
        return clashes_in(connection, meeting_id(connection, which), buffer=buffer, walk=walk)


def clashes_in(connection: Connection, of: int, *, buffer: int = USUAL_BUFFER, walk: int = USUAL_WALK) -> list[Clash]:
    """The same within a read or an act, for a meeting by its id."""
    engagements, own = engagements_around(connection, of)
    venues = {one.venue for one in engagements}
    found = clashes(engagements, _between(connection, venues, buffer, walk))
    return [one for one in found if own & {one.first.meeting_id, one.second.meeting_id}]


def clashes_by_ref(found: list[Clash]) -> dict[str, tuple[str, ...]]:
    """What is against each engagement, in words, by its reference."""
    told: dict[str, tuple[str, ...]] = {}
    for one in found:
        for own, other in ((one.first, one.second), (one.second, one.first)):
            told[own.ref] = (*told.get(own.ref, ()), clash_beside(one, other))
    return told


def clash_words(one: Clash) -> str:
    """A clash as a sentence: "Sri WAHYUNI heads in two places: S-3 Plenary (…) and …"."""
    return _("{what}: {first} and {second}").format(
        what=what_words(one), first=engagement_words(one.first), second=engagement_words(one.second)
    )


def clash_beside(one: Clash, other: Engagement) -> str:
    """A clash as it stands beside one of the two: over what, and with which other one."""
    return _("{what}: {other}").format(what=what_words(one), other=engagement_words(other))


def what_words(one: Clash) -> str:
    """Over what two engagements clash."""
    if one.kind is ClashKind.PLENARY and not one.who_or_what:
        return _("heads of delegation in two places")
    words = {
        ClashKind.HEAD: _("{name} (head) in two places"),
        ClashKind.PERSON: _("{name} in two places"),
        ClashKind.PLENARY: _("a bilateral during the plenary"),
        ClashKind.ROOM: _("{name} twice at a time"),
        ClashKind.BUFFER: ngettext(
            "{name} used again {n} minute too soon", "{name} used again {n} minutes too soon", one.minutes
        ),
        ClashKind.WALK: ngettext(
            "{name} lacks {n} minute to walk there", "{name} lacks {n} minutes to walk there", one.minutes
        ),
        ClashKind.INTERPRETER: _("interpreter {name} in two places"),
        ClashKind.EQUIPMENT: _("{name} in two places"),
    }
    return words[one.kind].format(name=one.who_or_what, n=one.minutes)


def engagement_words(one: Engagement) -> str:
    """An engagement with its time there: "S-3 Plenary (20 May 09:00–10:30 MDT)"."""
    return f"{one.ref} {one.title} ({time_words(one)})"


def time_words(one: Engagement) -> str:
    """When an engagement is, with its day, in its own zone."""
    zone = ZoneInfo(one.zone or "UTC")
    return f"{short_day(one.starts.astimezone(zone).date())} {span_words(one.starts, one.ends, zone)}"


def clash_json(one: Clash) -> dict[str, Any]:
    """A clash with its promised keys, and what else is known of it."""
    return {
        "kind": one.kind.value,
        "who_or_what": one.who_or_what or None,
        "first": one.first.ref,
        "second": one.second.ref,
        "minutes": one.minutes,
        "first_title": one.first.title,
        "second_title": one.second.title,
        "first_starts": one.first.starts.isoformat(),
        "first_ends": one.first.ends.isoformat(),
        "second_starts": one.second.starts.isoformat(),
        "second_ends": one.second.ends.isoformat(),
        "words": clash_words(one),
    }


def _between(connection: Connection, venues: set[int], buffer: int, walk: int) -> Between:
    """How far the rooms of these meetings are apart, as far as that is on record."""
    rooms = {(venue, folded(one.name)): one for venue in sorted(venues) for one in rooms_in(connection, venue)}
    walks = walks_in(connection, [one.id for one in rooms.values()])
    apart = _walks_of_meetings(connection, venues)

    def walk_between(here: Place, there: Place) -> int:
        one, other = rooms.get((here.venue, here.folded)), rooms.get((there.venue, there.folded))
        if one is None or other is None:
            return 0
        known = walks.get((one.id, other.id), walks.get((other.id, one.id)))
        if known is not None:
            return known
        far = one.building and other.building and folded(one.building) != folded(other.building)
        return apart.get(here.venue, walk) if far else 0

    def rest(place: Place, of_bilateral: bool) -> int:
        known = rooms.get((place.venue, place.folded))
        if known is not None and known.buffer is not None:
            return known.buffer
        return buffer if of_bilateral else 0

    return Between(walk_between, rest)


def _walks_of_meetings(connection: Connection, venues: set[int]) -> Mapping[int, int]:
    query = select(meeting.c.id, meeting.c.walk_minutes).where(meeting.c.id.in_(sorted(venues)))
    return {id_: minutes for id_, minutes in connection.execute(query) if minutes is not None}
