"""Actions that come again: each occurrence is an action of its own, with its own history, and knows the first of them.

The next one is taken down in the act that ends the one before, or ahead of time where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import RowMapping, Select, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of
from secretariat.actions.finding import action_id
from secretariat.actions.how_far import bring_in_step, refuse_circle
from secretariat.actions.measures import Target, measure_anew
from secretariat.actions.model import action, action_measure
from secretariat.actions.states import ActionStatus
from secretariat.actions.worked_out import keep, worked_out
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.edtf import HALF_CODE, QUARTER_CODE
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate, Precision
from secretariat.values.recurrence import next_date
from secretariat.values.recurrence_words import recurrence_words
from secretariat.values.refusal import Refused

Row = Mapping[str, Any] | RowMapping
MOST_AHEAD: Final = 100
"""How many occurrences can be taken down at once."""

_THE_SAME: Final = (
    "title",
    "priority",
    "lead_party_id",
    "lead_organisation",
    "lead_unit",
    "lead_person_id",
    "supporting",
    "counterpart_id",
    "meeting_id",
    "item_id",
    "outcome_id",
    "paragraph_id",
    "target",
    "unit",
    "note",
    "source",
    "tags",
    "parent_id",
    "weight",
    "reminders",
    "rule",
    "rule_from",
)
"""What the next occurrence has from the one before."""


class CountedFrom(StrEnum):
    """From what the next date is counted: the due date, or the day when the last occurrence was done."""

    DUE = "due"
    COMPLETION = "completion"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an action comes round; ``ref`` and ``status`` are "" for one that is not taken down yet."""

    number: int
    due: PartialDate | None
    ref: str
    status: str


def recurs_words(row: Row) -> str:
    """How an action recurs in words, "" where it does not."""
    after_done = row["rule_from"] == CountedFrom.COMPLETION
    return recurrence_words(row["rule"], after_done=after_done) if row["rule"] else ""


def numbered(values: Mapping[str, Any]) -> dict[str, Any]:
    """What has to go with the rule of an action that is to be written: its number, and a date that can recur.

    Raises ``Refused`` where it has no due date, or one too coarse for the rule.
    """
    if not values["rule"]:
        return {}
    due = due_of(values["due"])
    if due is None:
        raise Refused(_("What recurs needs a due date to recur from."))
    next_date(values["rule"], due)
    return {"occurrence": values["occurrence"] or 1}


def follow_on(work: Work, id_: int) -> str | None:
    """Take down what comes after an action that has just ended; its reference, ``None`` where nothing comes.

    Nothing is taken down where a later occurrence is there already, and where the rule has come to its end.
    """
    row = work.row(action, id_)
    following = following_date(work.connection, row)
    return None if following is None else _take_down(work, row, following, agreed_on=row["ended_by"])


def following_date(connection: Connection, row: Row) -> PartialDate | None:
    """When what comes after an action that ends is due, as its rule counts; ``None`` where nothing is taken down."""
    if not row["rule"] or row["occurrence"] < _latest(connection, row)["occurrence"]:
        return None
    due, ended = due_of(row["due"]), row["ended_by"]
    base = _as_precise(ended, due) if row["rule_from"] == CountedFrom.COMPLETION and due and ended else due
    return next_date(row["rule"], base, occurrence=row["occurrence"]) if base else None


def next_in_line(record: Record, which: str) -> Occurrence | None:
    """What is taken down after an action in its line, if anything: what is told when one is done."""
    with record.reading() as connection:
        query = select(action).where(action.c.id == action_id(connection, which))
        row = connection.execute(query).mappings().one()
        if not row["occurrence"]:
            return None
        later = _line(row).where(action.c.occurrence > row["occurrence"]).order_by(action.c.occurrence).limit(1)
        found = connection.execute(later).mappings().one_or_none()
    if found is None:
        return None
    return Occurrence(found["occurrence"], due_of(found["due"]), found["ref"], found["status"])


def occurrences(record: Record, which: str, *, until: date | None = None) -> list[Occurrence]:
    """All that are taken down, and the dates to come: the next one, or all that begin by ``until``.

    Raises ``Refused`` where the action does not recur.
    """
    with record.reading() as connection:
        row = _recurring(connection, which)
        there = [
            Occurrence(each["occurrence"], due_of(each["due"]), each["ref"], each["status"])
            for each in connection.execute(_line(row).order_by(action.c.occurrence)).mappings()
        ]
        latest = _latest(connection, row)
    coming = _coming(latest, until)
    return there + [Occurrence(latest["occurrence"] + at, due, "", "") for at, due in enumerate(coming, start=1)]


def take_down_occurrences(record: Record, which: str, *, until: date) -> list[str]:
    """Take down ahead of time all occurrences that begin by ``until``, in one act; their references.

    No more than ``MOST_AHEAD`` at once: asked again it goes on after them. Raises ``Refused`` where they are counted
    from when the last was done, which nobody knows beforehand.
    """
    with record.act(N_("Take down the occurrences of {ref}: {refs}"), ref=which, refs="") as work:
        row = _recurring(work.connection, which)
        if row["rule_from"] == CountedFrom.COMPLETION:
            raise Refused(_("{ref} is counted from when it is done: the next one comes then.").format(ref=row["ref"]))
        latest = _latest(work.connection, row)
        refs = []
        for due in _coming(latest, until):
            refs.append(_take_down(work, latest, due, agreed_on=record.today))
            latest = _latest(work.connection, row)
        record.relabelled(work, N_("Take down the occurrences of {ref}: {refs}"), ref=row["ref"], refs=", ".join(refs))
    return refs


def more_come(record: Record, which: str, *, until: date) -> bool:
    """Whether more begin by ``until`` after the latest taken down than are shown, or taken down, at once."""
    with record.reading() as connection:
        latest = _latest(connection, _recurring(connection, which))
    return sum(1 for _due in _coming(latest, until, most=MOST_AHEAD + 1)) > MOST_AHEAD


def open_following(connection: Connection, id_: int) -> list[int]:
    """The actions that come after this one in its line and are still open, by their number; not this one itself."""
    row = connection.execute(select(action).where(action.c.id == id_)).mappings().one()
    if not row["occurrence"]:
        return []
    later = _line(row).where(action.c.occurrence > row["occurrence"], action.c.open)
    return [each["id"] for each in connection.execute(later.order_by(action.c.occurrence)).mappings()]


def change_following(
    work: Work, id_: int, changes: Mapping[str, Any], *, targets: Sequence[Target] | None = None
) -> list[int]:
    """Change all that are still open after an action in its line as it was changed; their ids.

    ``targets`` are all that it counts, where they were changed.

    Where its rule or its date changed, their dates are counted anew from its own, each by its number in the line: one
    that is done in between keeps its place. Raises ``Refused`` where one of them would be part of itself.
    """
    row = work.row(action, id_)
    shared = {key: value for key, value in changes.items() if key in _THE_SAME}
    due, number = due_of(row["due"]), row["occurrence"]
    later = open_following(work.connection, id_)
    for each in later:
        again: dict[str, Any] = {}
        if row["rule"] and due is not None and {"rule", "due"} & changes.keys():
            its_number = work.row(action, each)["occurrence"]
            while due is not None and number < its_number:
                due = next_date(row["rule"], due, occurrence=number)
                number += 1
            if due is None:
                break
            again = {"due": due.edtf}
        refuse_circle(work.connection, each, shared.get("parent_id"))
        measured = False
        if targets is not None:
            own, measured = measure_anew(work, each, targets, seen=None)
            again |= own
        keep(work, each, {**shared, **again}, measured=measured)
    return later


def missed(row: Row, today: date) -> PartialDate | None:
    """The next date by the rule, where it is over too while the action is still open; ``None`` where all is well."""
    due = due_of(row["due"])
    if not row["rule"] or not row["open"] or due is None or row["rule_from"] == CountedFrom.COMPLETION:
        return None
    following = next_date(row["rule"], due, occurrence=row["occurrence"])
    return following if following is not None and following.is_over(today) else None


def _coming(latest: Row, until: date | None, *, most: int = MOST_AHEAD) -> Iterator[PartialDate]:
    """Dates after the latest occurrence: the next one, or all that begin by ``until``, but no more than ``most``."""
    due, number = due_of(latest["due"]), latest["occurrence"]
    if not latest["rule"] or (until is not None and latest["rule_from"] == CountedFrom.COMPLETION):
        return
    for _at in range(most if until else 1):
        due = next_date(latest["rule"], due, occurrence=number) if due else None
        if due is None or (until is not None and (due.first or due.last or date.max) > until):
            return
        number += 1
        yield due


def _take_down(work: Work, before: Row, due: PartialDate, *, agreed_on: date | None) -> str:
    """One occurrence more, with the measures of the one before; its reference."""
    values = {
        **{column.key: None for column in action.c if column.key not in ("id", "version")},
        **{key: before[key] for key in _THE_SAME},
        "status": ActionStatus.AGREED.value,
        "due": due.edtf,
        "achieved": 0,
        "ended": "",
        "evidence": "",
        "why": "",
        "agreed_on": agreed_on,
        "first_occurrence_id": before["first_occurrence_id"] or before["id"],
        "occurrence": before["occurrence"] + 1,
        "ref": f"A-{work.next_number('A')}",
    }
    id_ = work.insert(action, {**values, **worked_out(work.connection, values, work.now)})
    measures = select(action_measure).where(action_measure.c.action_id == before["id"]).order_by(action_measure.c.id)
    for measure in work.connection.execute(measures).mappings().all():
        again = {"action_id": id_, "target": measure["target"], "unit": measure["unit"], "achieved": 0}
        work.insert(action_measure, again)
    bring_in_step(work, [id_, values["parent_id"]])
    return str(values["ref"])


def _recurring(connection: Connection, which: str) -> RowMapping:
    query = select(action).where(action.c.id == action_id(connection, which))
    row = connection.execute(query).mappings().one()
    if not row["occurrence"]:
        raise Refused(_("{ref} does not recur; give it a rule: --every “2 years”.").format(ref=row["ref"]))
    return row


def _line(row: Row) -> Select[Any]:
    """The actions of one line, the first of them included."""
    first = row["first_occurrence_id"] or row["id"]
    return select(action).where(or_(action.c.id == first, action.c.first_occurrence_id == first))


def _latest(connection: Connection, row: Row) -> RowMapping:
    latest = _line(row).order_by(action.c.occurrence.desc(), action.c.id.desc()).limit(1)
    return connection.execute(latest).mappings().one()


def _as_precise(day: date, due: PartialDate) -> PartialDate:
    """The day something ended, as exactly as its due date was known: in September for "September 2013"."""
    month = {
        Precision.MONTH: day.month,
        Precision.QUARTER: QUARTER_CODE + (day.month + 2) // 3,
        Precision.HALF: HALF_CODE + (day.month + 5) // 6,
    }.get(due.precision)
    if month is not None:
        return PartialDate.from_edtf(f"{day.year:04}-{month:02}")
    return PartialDate.from_edtf(f"{day.year:04}") if due.precision is Precision.YEAR else PartialDate.of(day)
