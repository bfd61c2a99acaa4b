"""The chain between two parties: what they met at before and after a meeting of theirs, of whatever series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.meetings.model import meeting, series
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.model import membership, party
from secretariat.parties.naming import own_name
from secretariat.parties.rosters import roster
from secretariat.record.hanging import title_read
from secretariat.record.told_elsewhere import tells_of
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

_BESIDE: Final = 5
"""Meetings shown before and after the one in question; all of them stand in the dossier."""


@dataclass(frozen=True, slots=True)
class Link:
    """A meeting of the chain; ``dates`` is EDTF or ""."""

    id: int
    ref: str
    title: str
    dates: str
    status: str


def chain_of(connection: Connection, meeting_id: int) -> tuple[tuple[int, ...], tuple[Link, ...]]:
    """The two parties (their ids) whose meeting this is, and all their meetings in the order of time.

    Those are their bilaterals and the meetings of a forum of just these two. Nothing where it is no meeting of two, and
    what was cancelled is passed over, but for the meeting itself.
    """
    pair = _pair(connection, meeting_id)
    if len(pair) != 2:
        return (), ()
    sides = or_(
        *(
            and_(bilateral.c.first_party_id == first, bilateral.c.second_party_id == second)
            for first, second in (pair, pair[::-1])
        )
    )
    forums = _forums_of(connection, pair)
    of_forum = func.coalesce(meeting.c.forum_id, series.c.forum_id).in_(forums)
    query = (
        select(meeting.c.id, meeting.c.ref, title_read(meeting), meeting.c.dates, meeting.c.status)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .where(or_(meeting.c.id.in_(select(bilateral.c.meeting_id).where(sides)), of_forum))
        .where(or_(meeting.c.status != MeetingStatus.CANCELLED.value, meeting.c.id == meeting_id))
        .order_by(meeting.c.dates_sort, meeting.c.id)
    )
    return pair, tuple(Link(*row) for row in connection.execute(query))


@tells_of(meeting)
def chain_section(connection: Connection, id_: int) -> Section | None:
    """The meetings of the same two parties before and after this one, which is marked."""
    pair, links = chain_of(connection, id_)
    if len(links) < 2:
        return None
    at = next((place for place, one in enumerate(links) if one.id == id_), 0)
    shown = links[max(0, at - _BESIDE) : at + _BESIDE + 1]
    first, second = _names(connection, pair)
    heading = _("Between {first} and {second}").format(first=first, second=second)
    lines = [_line(one, here=one.id == id_) for one in shown]
    if len(shown) < len(links):
        lines.append(Line(_("and {n} more").format(n=len(links) - len(shown))))
    return Section(heading, lines)


def _line(one: Link, *, here: bool) -> Line:
    dates = format_date(PartialDate.from_edtf(one.dates)) if one.dates else _("no date yet")
    aside = f"{dates}, {_(one.status)}"
    text = f"{one.ref}  {one.title}"
    return Line(text, _("{when}, this one").format(when=aside), "accent") if here else Line(text, aside)


def _pair(connection: Connection, meeting_id: int) -> tuple[int, ...]:
    """The two parties whose meeting it is: of a bilateral, else of a forum that has two members."""
    sides = select(bilateral.c.first_party_id, bilateral.c.second_party_id).where(bilateral.c.meeting_id == meeting_id)
    own = connection.execute(sides).one_or_none()
    if own is not None:
        return tuple(own)
    of = (
        select(func.coalesce(meeting.c.forum_id, series.c.forum_id).label("forum"), meeting.c.starts)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .where(meeting.c.id == meeting_id)
    )
    found = connection.execute(of).one_or_none()
    if found is None or found.forum is None or found.starts is None:
        return ()
    members = [one.party_id for one in roster(connection, found.forum, found.starts)]
    return tuple(members) if len(members) == 2 else ()


def _forums_of(connection: Connection, pair: Sequence[int]) -> list[int]:
    """The forums whose members, of whatever time, are just these two."""
    inside = membership.c.party_id.in_(pair)
    query = (
        select(membership.c.forum_id)
        .group_by(membership.c.forum_id)
        .having(func.count(membership.c.party_id.distinct()) == 2)
        .having(func.count(membership.c.party_id.distinct()).filter(inside) == 2)
    )
    return list(connection.execute(query).scalars())


def _names(connection: Connection, pair: Sequence[int]) -> list[str]:
    query = select(party.c.id, party.c.name, party.c.name_id).where(party.c.id.in_(pair))
    named = {row.id: own_name(row.name, row.name_id) for row in connection.execute(query)}
    return [named[id_] for id_ in pair]
