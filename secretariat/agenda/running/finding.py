"""Which session is meant: by its reference (S-12), or by words of its title in a meeting; which day is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.running.rows import ProgrammeMeeting
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from secretariat.values.text import folded

_REFERENCE: Final = re.compile(r"[Ss]-?([0-9]{1,9})")
_NTH: Final = re.compile(r"[0-9]{1,2}")


def session_id(connection: Connection, words: str, *, of: int | None = None) -> int:
    """The session that ``words`` means: S-12, or its title in the meeting ``of``; ``NotFound`` or ``Ambiguous``."""
    found = _REFERENCE.fullmatch(words.strip())
    if found:
        ref = f"S-{int(found[1])}"
        known = connection.execute(select(session.c.id).where(session.c.ref == ref)).scalar()
        if known is None:
            raise NotFound(_("There is no session {ref}.").format(ref=ref))
        return known
    query = select(session.c.id, session.c.ref, session.c.title).order_by(session.c.starts, session.c.id)
    rows = connection.execute(query.where(session.c.meeting_id == of)).all() if of is not None else []
    wanted = folded(words)
    exact = [row for row in rows if folded(row.title) == wanted]
    near = exact or [row for row in rows if len(wanted) >= 3 and wanted in folded(row.title)]
    if len(near) == 1:
        return int(near[0].id)
    if near:
        choices = ", ".join(f"{row.ref} {row.title}" for row in near[:8])
        raise Ambiguous(_("“{words}” could be {choices}; give its reference.").format(words=words, choices=choices))
    raise NotFound(_("There is no session “{words}”; its reference looks like S-12.").format(words=words))


def session_suggestions(connection: Connection, words: str, *, of: int, limit: int = 8) -> list[tuple[str, str]]:
    """Reference and title of a meeting's sessions that hold ``words``, as they follow one another."""
    query = select(session.c.ref, session.c.title).where(session.c.meeting_id == of)
    for word in folded(words).split():
        query = query.where(session.c.folded.contains(word, autoescape=True))
    ordered = query.order_by(session.c.day, session.c.starts, session.c.position, session.c.id)
    return [(ref, f"{ref} {title}") for ref, title in connection.execute(ordered.limit(limit))]


def programme_meeting(connection: Connection, id_: int) -> ProgrammeMeeting:
    """A meeting as its programme knows it; one in the margins without a zone of its own has its host's."""
    host = meeting.alias("host")
    query = (
        select(
            meeting.c.ref,
            meeting.c.title,
            meeting.c.place,
            meeting.c.starts,
            meeting.c.ends,
            meeting.c.timezone,
            host.c.timezone.label("host_timezone"),
        )
        .outerjoin_from(meeting, host, host.c.id == meeting.c.in_margins_of_id)
        .where(meeting.c.id == id_)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("This meeting is no longer there; somebody deleted it meanwhile."))
    zone = row.timezone or row.host_timezone or ""
    return ProgrammeMeeting(id_, row.ref, row.title, row.place, row.starts, row.ends, zone)


def zone_needed(of: ProgrammeMeeting) -> ZoneInfo:
    """The zone in which times are typed; ``Refused`` naming the meeting where it has none."""
    if not of.zone_name:
        raise Refused(
            _("{meeting} has no time zone yet, and times are in its own; set it with --timezone first.").format(
                meeting=of.ref
            )
        )
    return of.zone


def day_meant(text: str, of: ProgrammeMeeting, *, today: date) -> date:
    """The day that is typed for a session: "20 May 2011", "21 May", or "2" for the meeting's second day.

    Raises ``Refused`` where that is no single day.
    """
    typed = text.strip()
    if _NTH.fullmatch(typed) and of.first is not None:
        last = of.last or of.first
        nth = of.first + timedelta(days=int(typed) - 1)
        if not of.first <= nth <= last:
            raise Refused(
                _("Day {number}: {meeting} has {count} days.").format(
                    number=typed, meeting=of.ref, count=(last - of.first).days + 1
                )
            )
        return nth
    meant = parse_date(typed, today=of.first or today)
    if meant.first is None or meant.first != meant.last:
        raise Refused(_("{field}: “{text}” does not name one day.").format(field=_("Day"), text=text))
    return meant.first
