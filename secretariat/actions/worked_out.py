"""What of an action is worked out from the rest: openness, sort keys, the lead as it reads, the text that is searched.

One function does it, for every act that writes an action.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import RowMapping, Table, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.before_next import last_day_before
from secretariat.actions.due import due_columns, due_of
from secretariat.actions.how_far import bring_in_step, further_measures, how_far, own_measure
from secretariat.actions.leads import lead_reads
from secretariat.actions.model import action
from secretariat.actions.progress import targets_text
from secretariat.actions.standing import is_open
from secretariat.actions.states import URGENCY
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.people.model import person
from secretariat.record.conflict_in_form import form_field
from secretariat.record.derived import depends_on, derives, is_derived
from secretariat.record.work import Work
from secretariat.values.language import N_
from secretariat.values.partial_date import PartialDate, Precision
from secretariat.values.text import folded, sort_key

_SEARCHED: Final = ("ref", "title", "lead", "supporting", "unit", "note", "evidence", "why", "source", "tags")
_MEASURED: Final = frozenset({"target", "achieved"})
"""Columns by which an action is farther or less far, beside its parts and further measures."""


def worked_out(
    connection: Connection, values: Mapping[str, Any], now: datetime, *, as_far: bool = False
) -> dict[str, Any]:
    """The columns that follow from ``values``, an action's other columns, at this moment (UTC).

    ``as_far`` says that nothing was changed by which it would be farther than it was.
    """
    lead_code, lead_party, lead_party_id = _texts(
        connection, party, ("code", "name", "name_id"), values["lead_party_id"]
    )
    _ref, lead_person = _two(connection, person, "ref", "name", values["lead_person_id"])
    lead = lead_reads(values["lead_unit"], values["lead_organisation"], lead_person, lead_party)
    lead_id = lead_reads(values["lead_unit"], values["lead_organisation"], lead_person, lead_party_id or lead_party)
    counterpart = _two(connection, party, "code", "name", values["counterpart_id"])
    came_from = _two(connection, meeting, "ref", "title", values["meeting_id"])
    said = [str({**values, "lead": lead}[key]) for key in _SEARCHED]
    return {
        **due_columns(_due(connection, values)),
        "open": is_open(values["status"]),
        "urgency": URGENCY[values["priority"]],
        "ended_by": values["ended_by"] if values["ended"] else None,
        "lead": lead,
        "lead_sort": sort_key(lead)[:300],
        "lead_indonesian": lead_id,
        "lead_indonesian_sort": sort_key(lead_id)[:300],
        "percent": values["percent"] if as_far else how_far(connection, values),
        "title_sort": sort_key(values["title"])[:500],
        "folded": " | ".join(
            folded(text)
            for text in (*said, lead_code, lead_id if lead_id != lead else "", *counterpart, *came_from)
            if text
        ),
        "updated_at": now,
    }


def _due(connection: Connection, values: Mapping[str, Any]) -> PartialDate | None:
    due = due_of(values["due"])
    if due is None or due.precision is not Precision.BEFORE_NEXT_MEETING:
        return due
    return due_of(values["due"], last_day_before(connection, values))


depends_on(action, lambda it: action.c.lead_person_id == it["id"], person.c.name)
depends_on(
    action,
    lambda it: or_(action.c.lead_party_id == it["id"], action.c.counterpart_id == it["id"]),
    party.c.code,
    party.c.name,
    party.c.name_id,
)
depends_on(action, lambda it: action.c.meeting_id == it["id"], meeting.c.ref, meeting.c.title)


@derives(action)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    """What follows where nobody changed the action itself: all but the moment of the last change."""
    follows = worked_out(connection, row, row["updated_at"])
    return {key: value for key, value in follows.items() if is_derived(action, key) and key != "updated_at"}


@form_field(action, "lead", N_("Lead"), "lead_party_id", "lead_organisation", "lead_person_id")
def _lead_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    """The lead without its unit, as it is typed: an organisation in words, a reference or a code."""
    ref, _name = _two(connection, person, "ref", "name", row["lead_person_id"])
    code, _party = _two(connection, party, "code", "name", row["lead_party_id"])
    return str(row["lead_organisation"]) or ref or code


@form_field(action, "target", N_("Target"), "target", "unit")
def _target_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    return targets_text((*own_measure(row), *further_measures(connection, row["id"])))


@form_field(action, "part_of", N_("Part of"), "parent_id")
def _whole_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    return _two(connection, action, "ref", "title", row["parent_id"])[0]


@form_field(action, "paragraph", N_("From the paragraph"), "paragraph_id")
def _paragraph_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    from secretariat.actions.sources import paragraph_ref

    return paragraph_ref(connection, row["paragraph_id"])[0]


def keep(work: Work, id_: int, changes: Mapping[str, Any], *, seen: int | None = None, measured: bool = False) -> bool:
    """Write ``changes`` to an action with all that follows from them; True if anything changed.

    ``seen`` is the version the form read; raises ``Conflict`` where others changed the same fields since. ``measured``
    says that this act changed one of its further measures. What the action is part of is kept in step.
    """
    current = work.row(action, id_)
    changed = _keep(work, current, changes, seen=seen, measured=measured)
    if changed:
        bring_in_step(work, [current["parent_id"], changes.get("parent_id")])
    return changed


def _keep(work: Work, current: RowMapping, changes: Mapping[str, Any], *, seen: int | None, measured: bool) -> bool:
    id_ = current["id"]
    if not measured and all(current[key] == value for key, value in changes.items()):
        return False
    as_far = not measured and _MEASURED.isdisjoint(changes)
    follows = worked_out(work.connection, {**current, **changes}, work.now, as_far=as_far)
    if seen is None or seen == current["version"]:
        return work.change(action, id_, {**changes, **follows})
    # What is worked out differs whenever anything does: only what the person changed is held against the others.
    work.change(action, id_, changes, seen=seen)
    return work.change(action, id_, follows)


def _two(connection: Connection, table: Table[Any], first: str, second: str, id_: int | None) -> tuple[str, str]:
    """Two texts of another record; empty where there is none."""
    one, other = _texts(connection, table, (first, second), id_)
    return one, other


def _texts(connection: Connection, table: Table[Any], keys: tuple[str, ...], id_: int | None) -> Sequence[str]:
    """Texts of another record; empty where there is none."""
    if id_ is None:
        return ("",) * len(keys)
    return tuple(connection.execute(select(*(table.c[key] for key in keys)).where(table.c.id == id_)).one())
