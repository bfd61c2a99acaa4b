"""A party's dossier, read from the record with a fixed number of questions, however many meetings there were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.engine import Connection

from secretariat.actions.rows import past_day
from secretariat.dossiers.as_of import as_it_was, is_later
from secretariat.dossiers.family import Family, family_by_id, family_of
from secretariat.dossiers.meetings_with import Part, occasions_of, own_meetings, parts_in
from secretariat.dossiers.people_met import people_at, people_of
from secretariat.dossiers.promises import own_promises, promises_of, results_at
from secretariat.dossiers.rows import Dossier, Promise, Result, Standpoint
from secretariat.dossiers.standpoints import papers_of, standpoints_of
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate


def dossier(record: Record, party: str, *, since: date | None = None) -> Dossier:
    """Everything on record about a party (by code or any of its names) and its organisations, the oldest first.

    With ``since`` what was over before that day is left out; what has no day stays, as nobody can say when it was.
    Where the record is asked about a day that is over, what came of later meetings is left out. Raises ``NotFound`` or
    ``Ambiguous``.
    """
    with record.reading() as connection:
        return dossier_of(record, connection, family_of(connection, party), since=since)


def dossier_by_id(record: Record, id_: int, *, since: date | None = None) -> Dossier:
    """The same by the party's number."""
    with record.reading() as connection:
        return dossier_of(record, connection, family_by_id(connection, id_), since=since)


def dossier_of(record: Record, connection: Connection, family: Family, *, since: date | None = None) -> Dossier:
    """The same within a read."""
    own = own_promises(connection, family)
    standpoints = standpoints_of(connection, family)
    papers = papers_of(connection, family)
    ids = own_meetings(connection, family)
    ids |= {at for at in own.values() if at is not None}
    ids |= {one.meeting for one in standpoints if one.meeting is not None} | {one.meeting for one in papers}
    parts = parts_in(connection, family, ids)
    promises = promises_of(record, connection, family, own, ids)
    from_own = {one.outcome for one in promises if one.row.id in own and one.outcome is not None}
    results = results_at(connection, family, parts, from_own)
    met = people_at(connection, family, ids)
    held = _Held(own, parts, results, promises)
    occasions = [
        replace(
            one,
            people=tuple(met.get(one.id, ())),
            results=held.results_of(one.id),
            promises=held.without_result(one.id),
            standpoints=tuple(each for each in standpoints if each.meeting == one.id),
            papers=tuple(each for each in papers if each.meeting == one.id),
        )
        for one in occasions_of(connection, ids, parts)
    ]
    past, left_out = past_day(record), False
    if past is not None:
        then = [as_it_was(one, past) for one in occasions]
        left_out = then != occasions or any(is_later(one, past) for one in standpoints)
        occasions, standpoints = then, [one for one in standpoints if not is_later(one, past)]
    return Dossier(
        family.id,
        family.code,
        family.names[family.code],
        tuple((code, family.names[code]) for code in family.codes[1:]),
        record.today,
        since,
        tuple(one for one in occasions if since is None or one.ends is None or one.ends >= since),
        tuple(one for one in promises if one.meeting is None and not _is_over(one, since)),
        tuple(one for one in standpoints if one.meeting is None and not _was_before(one, since)),
        tuple(people_of(connection, family)),
        family.names,
        left_out,
    )


class _Held:
    """What came of meetings, sorted by meeting and outcome."""

    def __init__(
        self,
        own: Mapping[int, int | None],
        parts: Mapping[int, Part],
        results: Mapping[int, Sequence[Result]],
        promises: Iterable[Promise],
    ) -> None:
        self._own, self._parts, self._results = own, parts, results
        self._known = {one.id for at in results.values() for one in at}
        self._by_result: dict[int, list[Promise]] = defaultdict(list)
        self._by_meeting: dict[int, list[Promise]] = defaultdict(list)
        for one in promises:
            if one.outcome in self._known and one.outcome is not None:
                self._by_result[one.outcome].append(one)
            elif one.meeting is not None:
                self._by_meeting[one.meeting].append(one)

    def results_of(self, meeting: int) -> tuple[Result, ...]:
        """The outcomes of a meeting, each with what became of it."""
        return tuple(replace(one, promises=tuple(self._by_result[one.id])) for one in self._results.get(meeting, ()))

    def without_result(self, meeting: int) -> tuple[Promise, ...]:
        """The actions from a meeting and from no outcome of it: the party's own, and all of a meeting of few."""
        few = self._parts[meeting].few
        return tuple(one for one in self._by_meeting[meeting] if few or one.row.id in self._own)


def _is_over(one: Promise, since: date | None) -> bool:
    """Whether an action of no meeting had ended before that day."""
    ended = PartialDate.from_edtf(one.row.ended).last if one.row.ended else None
    return since is not None and ended is not None and ended < since


def _was_before(one: Standpoint, since: date | None) -> bool:
    last = PartialDate.from_edtf(one.dates).last if one.dates else None
    return since is not None and last is not None and last < since
