"""A bilateral's briefing, read from the record: the sides, what was agreed last time, who owes whom what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.standing import is_open
from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.queries import BilateralDetail
from secretariat.bilaterals.queries import detail_of as bilateral_of
from secretariat.bilaterals.states import BilateralStatus
from secretariat.declarations.model import declaration
from secretariat.dossiers.briefing.people import side_of
from secretariat.dossiers.briefing.rows import Briefing, OpenBracket
from secretariat.dossiers.family import Family, family_by_id
from secretariat.dossiers.meetings_with import own_meetings, parts_in
from secretariat.dossiers.queries import dossier_of
from secretariat.dossiers.rows import Dossier, Occasion, Promise
from secretariat.dossiers.standpoints import open_brackets, standing_on
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.finding import party_id
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_NOT_MET: Final = frozenset(
    {
        BilateralStatus.REQUESTED.value,
        BilateralStatus.COUNTER_PROPOSED.value,
        BilateralStatus.CONFIRMED.value,
        BilateralStatus.DECLINED.value,
        BilateralStatus.CANCELLED.value,
        BilateralStatus.RESCHEDULED.value,
    }
)
_NOT_HELD: Final = frozenset(
    {MeetingStatus.TENTATIVE.value, MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value}
)


def briefing(record: Record, which: str, *, ours: str = "", marking: str = "") -> Briefing:
    """The briefing for a bilateral (by reference), for the minister of the party ``ours``: code or any name.

    Without one it is for the side that asked. ``marking`` stands above every page; without one, those of the texts
    whose brackets it tells of. Raises ``Refused`` where ``ours`` is not one of the two, ``NotFound`` or ``Ambiguous``.
    """
    with record.reading() as connection:
        return briefing_of(record, connection, bilateral_id(connection, which), ours, marking)


def briefing_by_id(record: Record, id_: int, *, ours: str = "", marking: str = "") -> Briefing:
    """The same by the bilateral's number."""
    with record.reading() as connection:
        return briefing_of(record, connection, id_, ours, marking)


def briefing_of(record: Record, connection: Connection, id_: int, ours: str, marking: str) -> Briefing:
    """The same within a read."""
    detail = bilateral_of(connection, id_)
    own, other, first = _sides(connection, id_, ours, detail)
    with_them = dossier_of(record, connection, other)
    brackets = _brackets(connection, own, other)
    day = _day_of(with_them, detail)
    apart = _with_others(connection, own, other, with_them)
    owed = [one for one in _open(with_them, detail.meeting_id, day) if _is_ours(one, own, other)]
    owed = [one for one in owed if one.meeting not in apart or _names(one, set(own.codes))]
    to_us = tuple(one for one in owed if _root(one, other) == other.roots[other.code])
    by_us = tuple(one for one in owed if _root(one, own) == own.roots[own.code])
    settled = {one.row.id for one in (*to_us, *by_us)}
    return Briefing(
        detail=detail,
        host_title=_title(connection, detail.host),
        ours=side_of(connection, id_, own, first=first),
        theirs=side_of(connection, id_, other, first=not first),
        last=_last(with_them, {*_this(with_them, detail), *apart}, day),
        owed_to_us=to_us,
        owed_by_us=by_us,
        open_between=tuple(one for one in owed if one.row.id not in settled),
        brackets=brackets,
        marking=marking or " · ".join(dict.fromkeys(one.marking for one in brackets if one.marking)),
        today=record.today,
        office_zone=record.zone.key,
        names=own.names,
    )


def _sides(connection: Connection, id_: int, ours: str, detail: BilateralDetail) -> tuple[Family, Family, bool]:
    """Our family, theirs, and whether ours is the side that asked."""
    query = select(bilateral.c.first_party_id, bilateral.c.second_party_id).where(bilateral.c.id == id_)
    pair = tuple(family_by_id(connection, one) for one in connection.execute(query).one())
    if not ours:
        return pair[0], pair[1], True
    wanted = family_by_id(connection, party_id(connection, ours))
    root = wanted.roots[wanted.code]
    for own, other, first in ((pair[0], pair[1], True), (pair[1], pair[0], False)):
        if own.roots[own.code] == root:
            return own, other, first
    raise Refused(
        _("{party} is not one of the two parties of {ref}; name {first} or {second} with --for.").format(
            party=wanted.names[wanted.code], ref=detail.ref, first=detail.first.code, second=detail.second.code
        )
    )


def _is_ours(one: Promise, own: Family, other: Family) -> bool:
    """Whether it is between the two: owed to one of them, or to nobody in particular."""
    owed_to = one.row.counterpart
    return not owed_to or own.roots.get(owed_to) in (own.roots[own.code], other.roots[other.code])


def _root(one: Promise, family: Family) -> str:
    return family.roots.get(one.lead_party, "") if one.lead_party else ""


def _open(found: Dossier, this: int, day: date | None) -> list[Promise]:
    """The open actions with them of meetings before this one, and of no meeting: what is late first, then by due date.

    What came of the bilateral itself, or of meetings after its ``day``, was not there when the minister went to it.
    """
    before = [
        one for one in found.occasions if one.id != this and (day is None or one.starts is None or one.starts <= day)
    ]
    every = {one.row.id: one for one in _between(replace(found, occasions=tuple(before)))}
    still = [one for one in every.values() if is_open(one.row.status)]
    return sorted(still, key=lambda one: (not one.row.overdue, one.row.due_by or date.max, one.row.id))


def _between(found: Dossier) -> Iterable[Promise]:
    """What was promised between the party and others one by one, not by a whole forum."""
    codes = {found.code, *(code for code, _name in found.organisations)}
    for occasion in found.occasions:
        for result in occasion.results:
            yield from (one for one in result.promises if result.by or _names(one, codes))
        yield from (one for one in occasion.promises)
    yield from found.promises


def _names(one: Promise, codes: set[str]) -> bool:
    return one.lead_party in codes or one.row.counterpart in codes


def _day_of(found: Dossier, detail: BilateralDetail) -> date | None:
    return next((one.ends for one in found.occasions if one.id == detail.meeting_id), None)


def _this(found: Dossier, detail: BilateralDetail) -> set[int]:
    """The bilateral itself and the meeting it is in the margins of, which is now and not last time."""
    return {detail.meeting_id, *(one.id for one in found.occasions if one.ref == detail.host)}


def _with_others(connection: Connection, own: Family, other: Family, found: Dossier) -> set[int]:
    """The meetings of few that one of the two had with others: what was said there is no matter between the two."""
    few = {one.id for one in found.occasions if one.few}
    ours, theirs = own.roots[own.code], other.roots[other.code]
    apart: set[int] = set()
    for family, root, present in ((own, ours, theirs), (other, theirs, ours)):
        parts = parts_in(connection, family, few - own_meetings(connection, family))
        apart |= {id_ for id_, part in parts.items() if root not in part.there and part.there - {present}}
    return apart


def _last(found: Dossier, apart: Collection[int], day: date | None) -> Occasion | None:
    """The meeting with the party before this one: the latest of which something came, else the latest.

    Those ``apart`` are none of it: this one, and those they had with others.
    """
    before = [
        one
        for one in found.occasions
        if one.id not in apart
        and not (one.bilateral is not None and one.standing in _NOT_MET)
        and one.status not in _NOT_HELD
        and one.ends is not None
        and one.ends <= (day or found.today)
    ]
    telling = [one for one in before if _told_between(one, found)]
    candidates = telling or [one for one in before if one.few]
    return candidates[-1] if candidates else None


def _told_between(one: Occasion, found: Dossier) -> bool:
    """Whether something came of it between the two, and not of a whole forum's meeting alone."""
    with_them = {found.code, *(code for code, _name in found.organisations)}
    return (one.few and bool(one.results or one.discussion)) or any(
        set(result.by) & with_them for result in one.results
    )


def _brackets(connection: Connection, own: Family, other: Family) -> tuple[OpenBracket, ...]:
    """The open brackets on which they are known to stand, those of their own first."""
    found: list[OpenBracket] = []
    texts = open_brackets(connection)
    markings = _markings(connection, [head.id for head, _brackets in texts])
    for head, brackets in texts:
        for one in brackets:
            theirs, ours = standing_on(one, other), standing_on(one, own)
            if theirs:
                said = OpenBracket(head.ref, head.title, one.paragraph, one.text, theirs, ours, markings[head.id])
                found.append(said)
    return tuple(found)


def _markings(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    query = select(declaration.c.id, declaration.c.marking).where(declaration.c.id.in_(ids))
    return {id_: marking for id_, marking in connection.execute(query)}  # noqa: C416 - a Row is no pair to mypy


def _title(connection: Connection, host: str) -> str:
    """What the host meeting is called in the language chosen; "" where there is none."""
    if not host:
        return ""
    query = select(title_read(meeting)).where(meeting.c.id == meeting_id(connection, host))
    return connection.execute(query).scalar() or ""
