"""How long personal data is kept: who is on record for longer than the office's period, and who is kept all the same.

The period begins with the end of the latest meeting at which somebody had a place.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, or_, select, union_all

from secretariat.people.finding import standing_person_id
from secretariat.people.kept_for import NEEDED, PLACES
from secretariat.people.model import person
from secretariat.record.derived import load_rules
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable


@dataclass(frozen=True, slots=True)
class Overdue:
    """People whose data is kept beyond the period, by the meeting (number and reference) they were last at."""

    meeting_id: int
    meeting: str
    count: int


def kept_from(today: date, months: int) -> date:
    """The first last-day of a meeting whose people are not kept for longer than ``months`` by ``today``."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(years, month + 1, min(today.day, calendar.monthrange(years, month + 1)[1]))


def is_over(today: date, months: int, *, meeting: str = "") -> ColumnElement[bool]:
    """Whether a person is kept for longer than ``months`` (0: never) by ``today``; last at ``meeting``, if one is
    named.
    """
    if months <= 0:
        return literal(False)
    last = _last(kept_from(today, months))
    over = select(last.c.person)
    if meeting:
        places = _places()
        over = over.join(places, (places.c.person == last.c.person) & (places.c.ends == last.c.ends))
        over = over.where(places.c.meeting == meeting)
    held = [person.c.id.in_(over), person.c.erased_on.is_(None), _not_kept(today)]
    held += [person.c.id.not_in(query) for query in NEEDED]
    return func.coalesce(_all(held), False)


def overdue(record: Record, months: int) -> list[Overdue]:
    """The meetings whose people are kept beyond ``months`` after their end, the oldest first, and how many of each."""
    if months <= 0:
        return []
    over = is_over(record.today, months)
    last, places = _last(kept_from(record.today, months)), _places()
    query = (
        select(places.c.meeting_id, places.c.meeting, func.count(person.c.id.distinct()))
        .join(last, (last.c.person == places.c.person) & (last.c.ends == places.c.ends))
        .join(person, person.c.id == places.c.person)
        .where(over)
        .group_by(places.c.meeting_id, places.c.meeting, places.c.ends)
        .order_by(places.c.ends, places.c.meeting_id)
    )
    with record.reading() as connection:
        return [Overdue(*row) for row in connection.execute(query)]


def keep_people(record: Record, names: Sequence[str], until: date | None, reason: str = "") -> list[str]:
    """Keep people beyond the period until a day, for a reason; ``None`` takes that back. Gives their references.

    Raises ``Refused`` where the day is past or no reason is given.
    """
    why = keepable(reason, _("Kept because"))
    if until is not None and until <= record.today:
        raise Refused(_("The day until which somebody is kept must lie ahead."))
    if until is not None and not why:
        raise Refused(_("Say why the data is kept on: a reason is needed."))
    refs = []
    with record.act(N_("Keep {refs}"), refs="") as work:
        for words in names:
            id_ = standing_person_id(work.connection, words)
            refs.append(str(work.row(person, id_)["ref"]))
            work.change(person, id_, {"keep_until": until, "keep_reason": why if until else ""})
        said = ", ".join(refs[:20]) + (", …" if len(refs) > 20 else "")
        record.relabelled(work, N_("Keep {refs}") if until else N_("No longer keep {refs}"), refs=said)
    return refs


def _places() -> Any:
    load_rules()
    return union_all(*PLACES).subquery()


def _last(before: date) -> Any:
    """The last day of each person's latest meeting, of those who have no place at one that ended later than that."""
    places = _places()
    unknown = func.sum(case((places.c.ends.is_(None), 1), else_=0))
    query = select(places.c.person, func.max(places.c.ends).label("ends")).group_by(places.c.person)
    return query.having(func.max(places.c.ends) < before, unknown == 0).subquery()


def _not_kept(today: date) -> ColumnElement[bool]:
    return or_(person.c.keep_until.is_(None), person.c.keep_until < today)


def _all(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    whole = conditions[0]
    for one in conditions[1:]:
        whole = whole & one
    return whole
