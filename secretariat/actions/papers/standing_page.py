"""What a minister reads first: how many actions are open and late, who leads them, which are latest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from secretariat.actions.rows import ActionRow
from secretariat.actions.standing import is_open
from secretariat.actions.tracker.workbook import Told
from secretariat.values.text import sort_key

SOON: Final = 30
"""Days from the day of the paper on in which an action counts as due soon."""
GroupedBy = Literal["lead", "meeting"]


@dataclass(frozen=True, slots=True)
class LeadCount:
    """A lead ("" for nobody) and how many actions it has open, and overdue among these."""

    lead: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Done:
    """How many of the actions listed, were they listed still, were done from ``since`` on."""

    since: date
    count: int


@dataclass(frozen=True, slots=True)
class StandingPage:
    """The figures of a list: of what is open, except ``done``. ``late`` has the longest overdue first."""

    open: int
    overdue: int
    soon: int
    done: Done
    without_lead: int
    without_date: int
    leads: tuple[LeadCount, ...]
    late: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Actions under one heading: a lead or a meeting's reference, "" where they have none."""

    key: str
    actions: tuple[Told, ...]

    @property
    def open(self) -> int:
        """How many of them are open."""
        return sum(is_open(row.status) for row, _measures in self.actions)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(row.overdue for row, _measures in self.actions)


def standing_page(rows: Iterable[ActionRow], today: date, done: Done) -> StandingPage:
    """The figures of these rows as of ``today``."""
    still = [row for row in rows if is_open(row.status)]
    until = today + timedelta(days=min(SOON, (date.max - today).days))
    late = sorted((row for row in still if row.overdue and row.due_by), key=lambda row: (row.due_by, row.id))
    return StandingPage(
        open=len(still),
        overdue=len(late),
        soon=sum(row.due_by is not None and today <= row.due_by <= until for row in still),
        done=done,
        without_lead=sum(not row.led_by for row in still),
        without_date=sum(not row.due for row in still),
        leads=_by_lead(still),
        late=tuple(late),
    )


def _by_lead(rows: Sequence[ActionRow]) -> tuple[LeadCount, ...]:
    """Most overdue first, then most open; nobody stands last."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        count = counts.setdefault(row.led_by, [0, 0])
        count[0] += 1
        count[1] += row.overdue
    each = [LeadCount(lead, there, over) for lead, (there, over) in counts.items()]
    return tuple(sorted(each, key=lambda one: (not one.lead, -one.overdue, -one.open, sort_key(one.lead), one.lead)))


def grouped(actions: Iterable[Told], by: GroupedBy) -> list[Group]:
    """The actions by lead or by meeting, each group in the order they came in; those without one stand last."""
    groups: dict[str, list[Told]] = {}
    for told in actions:
        key = told[0].led_by if by == "lead" else told[0].meeting
        groups.setdefault(key, []).append(told)
    keys = sorted(groups, key=lambda key: (not key, sort_key(key), key))
    return [Group(key, tuple(groups[key])) for key in keys]


def called(group: Group, titles: Mapping[str, str]) -> str:
    """A group's heading: the lead as it reads, a meeting by its title and reference."""
    title = titles.get(group.key, "")
    return f"{title} ({group.key})" if title and title != group.key else group.key
