"""Which of what there is a calendar shows: of a series, a meeting or a forum, and in which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.engine import Connection

from secretariat.calendar.rows import What
from secretariat.meetings.finding import meeting_id, series_id
from secretariat.meetings.model import meeting, series
from secretariat.parties.finding import forum_id
from secretariat.values.language import _
from secretariat.values.refusal import Misused

OF_THE_RECORD: Final = (What.MEETINGS, What.SESSIONS, What.BILATERALS, What.ACTIONS)
"""What the record itself knows; the entries of other calendars are theirs."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: references or names, ``first`` and ``last`` day inclusive; empty is everything."""

    series: str = ""
    meeting: str = ""
    forum: str = ""
    first: date | None = None
    last: date | None = None
    what: tuple[What, ...] = OF_THE_RECORD

    @property
    def of_meetings(self) -> bool:
        """Whether only what belongs to some meetings is asked for."""
        return bool(self.series or self.meeting or self.forum)


def kinds_named(words: str) -> tuple[What, ...]:
    """The kinds that ``--what`` names with commas between; raises ``Misused`` with those there are."""
    found = []
    for word in filter(None, (part.strip().casefold() for part in words.split(","))):
        known = next((one for one in OF_THE_RECORD if word in (one.value, _(one.value).casefold())), None)
        if known is None:
            raise Misused(
                _("--what: “{word}” is none of {allowed}.").format(word=word, allowed=", ".join(OF_THE_RECORD))
            )
        found.append(known)
    return tuple(one for one in OF_THE_RECORD if one in found) or OF_THE_RECORD


def meetings_in(connection: Connection, scope: Scope) -> Select[Any] | None:
    """The ids of the meetings asked for, with what is held in their margins; ``None`` is every meeting.

    Raises ``NotFound`` or ``Ambiguous`` where a name is that of no one record.
    """
    conditions: list[ColumnElement[bool]] = []
    if scope.series:
        conditions.append(meeting.c.series_id == series_id(connection, scope.series))
    if scope.forum:
        of = forum_id(connection, scope.forum)
        its_series = select(series.c.id).where(series.c.forum_id == of)
        conditions.append(or_(meeting.c.forum_id == of, meeting.c.series_id.in_(its_series)))
    if scope.meeting:
        conditions.append(meeting.c.id == meeting_id(connection, scope.meeting))
    if not conditions:
        return None
    own = select(meeting.c.id).where(*conditions)
    return select(meeting.c.id).where(or_(meeting.c.id.in_(own), meeting.c.in_margins_of_id.in_(own)))
