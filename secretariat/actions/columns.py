"""What can be given for an action, and the columns it is kept in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_id
from secretariat.actions.leads import lead_columns
from secretariat.actions.model import action
from secretariat.actions.progress import read_targets
from secretariat.actions.states import ActionStatus, Priority
from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.parties.finding import party_id
from secretariat.people.finding import person_id
from secretariat.record.lengths import kept
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

if TYPE_CHECKING:
    from secretariat.actions.operations import ActionFields

EMPTY: Final[Mapping[str, Any]] = {
    "title": "",
    "status": ActionStatus.AGREED.value,
    "priority": Priority.NORMAL.value,
    "due": "",
    "lead_party_id": None,
    "lead_organisation": "",
    "lead_unit": "",
    "lead_person_id": None,
    "supporting": "",
    "counterpart_id": None,
    "meeting_id": None,
    "item_id": None,
    "outcome_id": None,
    "paragraph_id": None,
    "target": None,
    "unit": "",
    "achieved": 0,
    "begun_on": None,
    "ended": "",
    "ended_by": None,
    "agreed_on": None,
    "evidence": "",
    "why": "",
    "superseded_by_id": None,
    "note": "",
    "source": "",
    "tags": "",
    "parent_id": None,
    "weight": 1,
    "reminders": "",
    "rule": "",
    "rule_from": "",
    "first_occurrence_id": None,
    "occurrence": 0,
}
_TEXTS: Final = (
    "title",
    "lead_organisation",
    "lead_unit",
    "supporting",
    "unit",
    "note",
    "source",
    "evidence",
    "why",
)
_NAMES: Final = (
    ("lead_party", "lead_party_id", party_id),
    ("lead_person", "lead_person_id", person_id),
    ("counterpart", "counterpart_id", party_id),
    ("meeting", "meeting_id", meeting_id),
    ("outcome", "outcome_id", outcome_id),
    ("part_of", "parent_id", action_id),
)
_NEVER: Final = frozenset({"none", "never", "tidak"})
MOST_WEIGHT: Final = 1000


def given_columns(connection: Connection, fields: ActionFields, *, today: date) -> dict[str, Any]:
    """The columns that the given fields set; of several targets the first, the others are measures.py's.

    Raises ``Refused`` or ``NotFound`` naming what is wrong.
    """
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {}
    if "lead" in given:
        values |= {"lead_unit": "", **lead_columns(connection, given["lead"])}
    if "target" in given:
        values["target"], values["unit"] = next(iter(targets_given(given["target"])), (None, ""))
    for key in _TEXTS:
        if key in given:
            values[key] = str(given[key] or "").strip()
    for key, column, find in _NAMES:
        if key in given:
            values[column] = find(connection, given[key]) if given[key] else None
    for key in ("item_id", "paragraph_id", "begun_on", "rule", "rule_from"):
        if key in given:
            values[key] = given[key]
    if "item" in given or "paragraph" in given:
        from secretariat.actions.sources import source_columns

        values |= source_columns(connection, given)
    if "tags" in given:
        values["tags"] = tags_of(given["tags"])
    if "weight" in given:
        values["weight"] = _weight(given["weight"])
    if "every" in given:
        values |= _recurring(given["every"], today)
    if "remind" in given:
        from secretariat.actions.reminders import read_reminders

        values["reminders"] = read_reminders(given["remind"] or "")
    if "agreed_on" in given:
        values["agreed_on"] = _last_day(given["agreed_on"])
    if "priority" in given:
        values["priority"] = given["priority"] or Priority.NORMAL.value
    if "status" in given:
        values["status"] = given["status"]
    if "due" in given:
        values["due"] = given["due"].edtf if given["due"] else ""
    if "ended" in given:
        values |= ended_columns(given["ended"])
    return kept(action, values)


def ended_columns(ended: PartialDate | None) -> dict[str, Any]:
    """When an action was done or ended as the record's columns hold it."""
    return {"ended": ended.edtf if ended else "", "ended_by": ended.last if ended else None}


def targets_given(given: str | int | None) -> tuple[tuple[int, str], ...]:
    """Every target of the field: a number, "100 SMEs", or several with ; between."""
    return () if given is None else read_targets(str(given))


def tags_of(given: str | Iterable[str] | None) -> str:
    """Tags as they are kept: lower case, each once, a space between; typed with spaces, commas, + or #."""
    words = given if isinstance(given, str) else " ".join(given or ())
    each = (word.strip("+#").casefold() for word in re.split(r"[\s,;]+", words))
    return " ".join(dict.fromkeys(word for word in each if word))


def _weight(given: int | None) -> int:
    weight = 1 if given is None else given
    if not 1 <= weight <= MOST_WEIGHT:
        raise Refused(_("Weight: {n} is not a number from 1 to {most}.").format(n=weight, most=MOST_WEIGHT))
    return weight


def _recurring(given: str | None, today: date) -> dict[str, Any]:
    """How it recurs, from words ("every two years after done"); nothing, or "none", ends that."""
    if not given or folded(given) in _NEVER:
        return {"rule": "", "rule_from": ""}
    from secretariat.values.recurrence_words import read_recurrence

    rule, after_done = read_recurrence(given, today=today)
    return {"rule": rule, "rule_from": "completion" if after_done else "due"}


def _last_day(given: PartialDate | date | None) -> date | None:
    return given.last if isinstance(given, PartialDate) else given
