"""How urgent an action is: a sum of a few terms, each of which can be said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from secretariat.actions.states import Priority
from secretariat.values.language import _, ngettext

SOON: Final = 30
"""Days within which what is due counts as soon; what is due within three times as many counts a little."""

_PRIORITY: Final = {Priority.HIGH.value: 10, Priority.LOW.value: -5}


@dataclass(frozen=True, slots=True)
class Term:
    """One reason why an action is urgent, or less so, in words, and its points."""

    words: str
    points: int


def terms(
    *, due_by: date | None, dated: bool, priority: str, lead: str, progress: int | None, today: date
) -> tuple[Term, ...]:
    """The reasons for an open action, the weightiest first.

    ``due_by`` is the last day of its due date and ``dated`` whether it has one at all; ``progress`` is 0 to 100.
    """
    found = [*_of_date(due_by, dated, today)]
    if points := _PRIORITY.get(priority, 0):
        found.append(Term(_("priority {priority}").format(priority=_(priority)), points))
    if not lead:
        found.append(Term(_("no owner"), 4))
    if progress == 0:
        found.append(Term(_("nothing achieved yet"), 3))
    elif progress is not None and progress >= 80:
        found.append(Term(_("nearly reached"), -2))
    return tuple(sorted(found, key=lambda term: -abs(term.points)))


def total(reasons: Sequence[Term]) -> int:
    """The sum of the points."""
    return sum(term.points for term in reasons)


def sum_words(reasons: Sequence[Term]) -> str:
    """The sum as it is explained: "overdue 45 days +21, priority high +10"."""
    return ", ".join(f"{term.words} {term.points:+d}" for term in reasons)


def _of_date(due_by: date | None, dated: bool, today: date) -> list[Term]:
    if due_by is None:
        return [] if dated else [Term(_("no date"), 2)]
    days = (due_by - today).days
    if days < 0:
        over = ngettext("{n} day", "{n} days", -days).format(n=-days)
        return [Term(_("overdue {days}").format(days=over), 20 + min(10, -days // 30))]
    if days <= SOON:
        return [Term(ngettext("due in {n} day", "due in {n} days", days).format(n=days), 15 - days // 3)]
    if days <= 3 * SOON:
        return [Term(ngettext("due in {n} day", "due in {n} days", days).format(n=days), 3)]
    return []
