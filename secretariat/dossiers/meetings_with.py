"""Which meetings a party had a part in, by the record alone: delegation, bilateral, host, outcome, action, paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.delegations.model import delegation
from secretariat.dossiers.family import Family
from secretariat.dossiers.rows import Occasion
from secretariat.meetings.model import meeting, outcome, series
from secretariat.parties.model import membership
from secretariat.record.hanging import title_read
from secretariat.record.sources import fact_source
from secretariat.record.window import AnySelect

FEW: Final = 3
"""A meeting of so many parties at most (organisations counted with whom they belong to) is about each of them: all that
came of it is in the dossier. Of a larger one only what the party did, or the meeting as a whole where it took part."""
_AT_ONCE: Final = 900
_host = meeting.alias("host_meeting")


@dataclass(frozen=True, slots=True)
class Part:
    """What part the party had: its delegation's state or its bilateral's; and whether only few took part.

    ``there`` are those on record as having taken part, as the codes of whom they belong to.
    """

    standing: str = ""
    took_part: bool = False
    few: bool = False
    there: frozenset[str] = frozenset()


def in_turn(connection: Connection, query: AnySelect, key: ColumnElement[Any], ids: Iterable[int]) -> Iterator[Any]:
    """The rows of ``query`` whose ``key`` is one of ``ids``: so many at a time as every database takes."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(query.where(key.in_(wanted[start : start + _AT_ONCE]))).all()


def named_in(column: ColumnElement[str], codes: Collection[str]) -> ColumnElement[bool]:
    """Whether a column of codes with spaces between holds one of ``codes``."""
    spaced = literal(" ").concat(column).concat(literal(" "))
    return or_(*(spaced.contains(f" {code} ", autoescape=True) for code in codes))


def own_meetings(connection: Connection, family: Family) -> set[int]:
    """The meetings at which the party or an organisation of it is on record, whatever came of them."""
    own = family.ids
    members = select(membership.c.forum_id).group_by(membership.c.forum_id).having(func.count() <= FEW)
    small = select(membership.c.forum_id).where(
        membership.c.party_id.in_(own), membership.c.forum_id.in_(members.scalar_subquery())
    )
    forum = func.coalesce(meeting.c.forum_id, series.c.forum_id)
    queries: tuple[AnySelect, ...] = (
        select(delegation.c.meeting_id).where(delegation.c.party_id.in_(own)),
        select(bilateral.c.meeting_id).where(
            or_(bilateral.c.first_party_id.in_(own), bilateral.c.second_party_id.in_(own))
        ),
        select(outcome.c.meeting_id).where(named_in(outcome.c.parties, family.codes)),
        select(meeting.c.id)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .where(or_(meeting.c.host_id.in_(own), forum.in_(small.scalar_subquery()))),
    )
    return {id_ for query in queries for id_ in connection.execute(query).scalars()}


def parts_in(connection: Connection, family: Family, ids: Collection[int]) -> dict[int, Part]:
    """What part the party had in each of these meetings, and how many others did."""
    there: dict[int, set[str]] = defaultdict(set)
    standing: dict[int, str] = {}
    own = set(family.codes)
    delegations = select(delegation.c.meeting_id, delegation.c.party_id, delegation.c.status)
    for meeting_id, party, status in in_turn(connection, delegations, delegation.c.meeting_id, ids):
        code = family.code_of[party]
        there[meeting_id].add(family.roots[code])
        if code in own and (code == family.code or meeting_id not in standing):
            standing[meeting_id] = status
    outcomes = select(outcome.c.meeting_id, outcome.c.parties).where(outcome.c.parties != "").distinct()
    for meeting_id, parties in in_turn(connection, outcomes, outcome.c.meeting_id, ids):
        there[meeting_id].update(family.roots.get(code, code) for code in parties.split())
    large = _of_large_forums(connection, ids)
    sides = select(bilateral.c.meeting_id, bilateral.c.first_party_id, bilateral.c.second_party_id, bilateral.c.status)
    for meeting_id, first, second, status in in_turn(connection, sides, bilateral.c.meeting_id, ids):
        there[meeting_id].update(family.roots[family.code_of[one]] for one in (first, second))
        standing[meeting_id] = status
        large.discard(meeting_id)
    root = family.roots[family.code]
    return {
        one: Part(
            standing.get(one, ""),
            root in there[one] or one in standing,
            one not in large and 0 < len(there[one]) <= FEW,
            frozenset(there[one]),
        )
        for one in ids
    }


def _of_large_forums(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of the meetings that are a larger forum's, of which the record may know few delegations."""
    large = select(membership.c.forum_id).group_by(membership.c.forum_id).having(func.count() > FEW)
    query = (
        select(meeting.c.id)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .where(func.coalesce(meeting.c.forum_id, series.c.forum_id).in_(large.scalar_subquery()))
    )
    return {row.id for row in in_turn(connection, query, meeting.c.id, ids)}


def occasions_of(connection: Connection, ids: Collection[int], parts: Mapping[int, Part]) -> list[Occasion]:
    """The meetings themselves, by their last day; those in the margins after the one they are in the margins of."""
    query = (
        select(
            meeting.c.id,
            meeting.c.ref,
            title_read(meeting).label("title"),
            meeting.c.level,
            meeting.c.status,
            func.coalesce(func.nullif(meeting.c.dates, ""), _host.c.dates, "").label("dates"),
            func.coalesce(meeting.c.starts, _host.c.starts).label("starts"),
            func.coalesce(meeting.c.ends, _host.c.ends).label("ends"),
            func.coalesce(func.nullif(meeting.c.place, ""), _host.c.place, "").label("place"),
            func.coalesce(func.nullif(meeting.c.timezone, ""), _host.c.timezone, "").label("timezone"),
            func.coalesce(_host.c.ref, "").label("host"),
            meeting.c.dates_sort,
            _host.c.dates_sort.label("host_sort"),
            meeting.c.note,
            meeting.c.source,
            bilateral.c.id.label("bilateral"),
            bilateral.c.slot_starts,
            bilateral.c.slot_ends,
            bilateral.c.topics,
            bilateral.c.record,
            bilateral.c.source.label("bilateral_source"),
        )
        .outerjoin(_host, _host.c.id == meeting.c.in_margins_of_id)
        .outerjoin(bilateral, bilateral.c.meeting_id == meeting.c.id)
    )
    rows = list(in_turn(connection, query, meeting.c.id, ids))
    rows.sort(key=_place)
    sources = _sources(connection, ids)
    return [_occasion(row, parts.get(row.id, Part()), sources.get(row.id, "")) for row in rows]


def _place(row: Row[Any]) -> tuple[Any, ...]:
    """By the last day; without one, last of all. The meeting before those in its margins, these by their slots."""
    sort = row.host_sort if row.host_sort and (row.dates == "" or row.dates_sort.startswith("~")) else row.dates_sort
    last = row.ends.isoformat() if row.ends else "~"
    slot = row.slot_starts.isoformat() if row.slot_starts else "~"
    return last, bool(row.host), slot if row.host else "", sort, row.id


def _occasion(row: Row[Any], part: Part, source: str) -> Occasion:
    said = dict.fromkeys(one for one in (source or row.source, row.bilateral_source) if one)
    return Occasion(
        id=row.id,
        ref=row.ref,
        title=row.title,
        level=row.level,
        status=row.status,
        dates=row.dates,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        timezone=row.timezone,
        host_meeting=row.host,
        standing=part.standing,
        source="; ".join(said),
        few=part.few,
        note=row.note,
        bilateral=row.bilateral,
        slot=(row.slot_starts, row.slot_ends) if row.slot_starts else None,
        topics=tuple(topic for topic in (row.topics or "").split("\n") if topic),
        discussion=row.record or "",
    )


def _sources(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """Where the facts of each meeting that are believed are from, each source once."""
    query = (
        select(fact_source.c.record_id, fact_source.c.source)
        .where(fact_source.c.table_name == meeting.name, fact_source.c.chosen)
        .order_by(fact_source.c.id)
    )
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for id_, source in in_turn(connection, query, fact_source.c.record_id, ids):
        found[id_][source] = None
    return {id_: "; ".join(sources) for id_, sources in found.items()}
