"""What may be typed to narrow the tracker: words, and ``key:value`` words. Pure.

``party:KR lead:SMBA meeting:REF status:open priority:high due<2015 due>"July 2011" tag:ovop part-of:A-3 overdue
unassigned "green business"``, and from where: ``outcome:O-3 item:I-7 paragraph:D-1/4``. The words: filter_words.py.
``:late`` stands for a filter kept under that name, and is written out before (views/saved.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from secretariat.actions.filter_words import FLAGS, KEYS, tokens
from secretariat.actions.filter_words import filter_line as filter_line
from secretariat.actions.states import ActionStatus, Priority
from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

NONE: Final = "none"
OPEN: Final = "open"
ALL: Final = "all"
ONLY: Final = "only_"
"""Begins the names of a scope that is one group of the tracker, exactly."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to.

    ``words`` are folded, a phrase as one; ``parties``, ``leads`` and ``meetings`` as typed, and so are ``tags``,
    ``wholes`` (what it is part of) and ``sources`` (kind and reference); these may hold ``none``. ``status`` is
    ``open``, ``all`` or a status. Dates are last days: ``due_from`` and ``due_until`` inclusive; ``undated`` asks for
    those without a date. ``overdue``, ``unassigned`` (no lead or no date) narrow further. ``only`` are a lead as it
    reads, a counterpart's code or a meeting's reference, and nothing that belongs to them besides.
    """

    words: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    status: str = OPEN
    priority: str = ""
    due_from: date | None = None
    due_until: date | None = None
    undated: bool = False
    overdue: bool = False
    unassigned: bool = False
    only: tuple[tuple[str, str], ...] = ()


def read_filters(query: ListQuery, *, today: date) -> Filters:
    """What ``query`` asks for: its words, and its scope with the same keys.

    A scope may also hold ``all``, ``due_within`` in days, and ``only_lead``, ``only_counterpart``, ``only_meeting``.

    Raises ``Refused`` for a key there is not, listing those there are, and for values that can't be understood.
    """
    reading = _Reading(today)
    for key, value in query.scope.items():
        reading.scope(key, value)
    for token in tokens(query.words):
        if token.key:
            reading.key(token.key, token.operator, token.value)
        elif token.flag:
            reading.flags.add(token.flag)
        elif words := folded(token.phrase):
            reading.words.append(words)
    return reading.filters()


class _Reading:
    """Gathers what is asked for, one word at a time."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.words: list[str] = []
        self.named: dict[str, list[str]] = {"party": [], "lead": [], "meeting": [], "tag": [], "part-of": []}
        self.sources: list[tuple[str, str]] = []
        self.only: list[tuple[str, str]] = []
        self.flags: set[str] = set()
        self.status = ""
        self.priority = ""
        self.undated = False
        self.due_from: date | None = None
        self.due_until: date | None = None

    def scope(self, key: str, value: str) -> None:
        if key in FLAGS:
            self.flags.add(key)
        elif key == ALL:
            self.status = self.status or ALL
        elif key == "due_within":
            self._due_within(value)
        elif key.startswith(ONLY):
            self.only.append((key.removeprefix(ONLY), value))
        else:
            self.key(key.replace("_", "-"), ":", value)

    def key(self, key: str, operator: str, value: str) -> None:
        if key not in KEYS or (operator != ":" and key != "due"):
            raise Refused(
                _("“{key}{operator}” is no filter; there are: {keys}, and the words {flags}.").format(
                    key=key,
                    operator=operator,
                    keys=", ".join([*(f"{each}:" for each in KEYS), "due<", "due>"]),
                    flags=", ".join(FLAGS),
                )
            )
        if not value.strip():  # still being typed
            return
        if key in self.named:
            self.named[key].append(value)
        elif key in ("outcome", "item", "paragraph"):
            self.sources.append((key, value))
        elif key == "status":
            self.status = _one_of(value, (OPEN, ALL, *ActionStatus), key)
        elif key == "priority":
            self.priority = _one_of(value, tuple(Priority), key)
        elif value.casefold() == NONE:
            self.undated = True
        else:
            self._due(operator, value)

    def _due(self, operator: str, value: str) -> None:
        meant = parse_date(value, today=self.today)
        first, last = _days(meant, value)
        if operator == "<":
            self._until(first - timedelta(days=1))
        elif operator == ">":
            self._from(last + timedelta(days=1))
        else:
            if operator in (":", "<="):
                self._until(last)
            if operator in (":", ">="):
                self._from(first)

    def _due_within(self, value: str) -> None:
        if not value.isascii() or not value.isdigit() or len(value) > 5:
            raise Refused(_("“{value}” is not a number of days.").format(value=value))
        self._until(self.today + timedelta(days=int(value)))
        self._from(self.today)

    def _from(self, day: date) -> None:
        self.due_from = day if self.due_from is None else max(day, self.due_from)

    def _until(self, day: date) -> None:
        self.due_until = day if self.due_until is None else min(day, self.due_until)

    def filters(self) -> Filters:
        return Filters(
            words=tuple(self.words),
            parties=tuple(self.named["party"]),
            leads=tuple(self.named["lead"]),
            meetings=tuple(self.named["meeting"]),
            tags=tuple(self.named["tag"]),
            wholes=tuple(self.named["part-of"]),
            sources=tuple(self.sources),
            status=self.status or OPEN,
            priority=self.priority,
            due_from=self.due_from,
            due_until=self.due_until,
            undated=self.undated,
            overdue="overdue" in self.flags,
            unassigned="unassigned" in self.flags,
            only=tuple(self.only),
        )


def _days(meant: PartialDate, value: str) -> tuple[date, date]:
    """First and last day to compare with; "by the end of 2015" and "since 2015" are both meant as that day."""
    first, last = meant.first or meant.last, meant.last or meant.first
    if first is None or last is None:
        raise Refused(
            _("due: “{value}” has no day to compare with; write it like 2015 or July 2011.").format(value=value)
        )
    return first, last


def _one_of(value: str, allowed: Sequence[str], key: str) -> str:
    wanted = folded(value.replace("-", " ").replace("_", " "))
    for each in allowed:
        if wanted in (folded(each), folded(_(str(each)))):
            return str(each)
    raise Refused(
        _("{key}: “{value}” is not one of {allowed}.").format(
            key=key, value=value, allowed=", ".join(str(each) for each in allowed)
        )
    )
