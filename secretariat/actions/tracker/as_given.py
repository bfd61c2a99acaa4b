"""The actions that a sheet names, as they are on record and as they stood when the sheet went out.

Nothing is hidden in the sheet for this: the version in it says how the action stood, and the history knows that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.actions.how_far import measures_by_action
from secretariat.actions.model import action
from secretariat.actions.progress import Measure
from secretariat.actions.rows import ActionRow, rows_of, rows_query
from secretariat.actions.standing import status_on
from secretariat.actions.tracker.measures_then import measures_then
from secretariat.actions.tracker.reading import tidy
from secretariat.record.earlier import rows_at

_AT_ONCE: Final = 500

_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "lead": ("lead_party_id", "lead_organisation", "lead_unit", "lead_person_id"),
    "counterpart": ("counterpart_id",),
    "meeting": ("meeting_id",),
    "done_on": ("ended",),
}
_TEXTS: Final = ("title", "supporting", "unit", "evidence", "why", "note")
_COUNTED: Final = frozenset({"target", "achieved", "unit"})


@dataclass(frozen=True, slots=True)
class Known:
    """An action on record: what its cells say now (``ours``), and said at the version in the sheet (``base``).

    ``base`` is ``None`` where that version is lost or never was. ``further`` are its measures beside its own. ``leads``
    gives what each way of writing its lead stands for, then and now. ``follows`` are the values that each cell that is
    worked out had then and has now; none where that is not known.
    """

    row: ActionRow
    further: tuple[Measure, ...]
    ours: Mapping[str, Any]
    base: Mapping[str, Any] | None
    leads: Mapping[str, Any]
    base_lead: str
    follows: Mapping[str, frozenset[Any]] = field(default_factory=dict)


def known_actions(
    connection: Connection, wanted: Mapping[str, int | None], today: date, past: date | None
) -> dict[str, Known]:
    """The actions by reference, of those on record; ``wanted`` says which version each had when the sheet went out.

    ``past`` is the day asked about where that is over: what went out said how things stood then.
    """
    known: dict[str, Known] = {}
    for refs in _portions(list(wanted)):
        query = rows_query(past).where(action.c.ref.in_(refs))
        rows = connection.execute(query).mappings().all()
        further = measures_by_action(connection, [row["id"] for row in rows], past)
        earlier = _earlier(connection, rows, wanted)
        then = measures_then(connection, {id_: one["version"] for id_, one in earlier.items()}, further)
        logged = _logged(connection, rows) if past is not None else {}
        for row, made in zip(rows, rows_of(connection, rows, today, past), strict=True):
            now = {**row, "achieved": logged.get(row["id"], row["achieved"])}
            measures = further.get(row["id"], ()), then.get(row["id"], ())
            known[row["ref"]] = _known(made, now, wanted[row["ref"]], earlier.get(row["id"]), measures, past)
    return known


def _known(
    made: ActionRow,
    now: Mapping[str, Any],
    version: int | None,
    earlier: Mapping[str, Any] | None,
    measures: tuple[tuple[Measure, ...], tuple[Measure, ...]],
    past: date | None,
) -> Known:
    """One of them; ``measures`` are those beside its own as they are now, and as they stood at that version."""
    further, before = measures
    ours = _ours(made, now, further)
    leads = {tidy(now[key]): ours["lead"] for key in ("lead", "lead_indonesian")}
    if version == now["version"]:
        return Known(made, further, ours, ours, leads, made.led_by, _follows(made, now))
    if earlier is None:
        return Known(made, further, ours, None, leads, made.led_by)
    base = {key: _as_it_stood(key, ours, now, earlier, past) for key in ours}
    if further or before:
        own = {key: earlier[key] for key in ("target", "unit", "achieved")}
        base |= counted(own["target"], own["unit"], own["achieved"], before)
    leads = {tidy(earlier[key]): base["lead"] for key in ("lead", "lead_indonesian")} | leads
    said = earlier["lead"] if made.led_by == made.lead else earlier["lead_indonesian"]
    follows = _follows(made, now, earlier) if past is None else {}
    return Known(made, further, ours, base, leads, said, follows)


def _follows(made: ActionRow, *rows: Mapping[str, Any]) -> dict[str, frozenset[Any]]:
    return {
        "progress": frozenset({made.progress, *(row["percent"] for row in rows)}),
        "due_by": frozenset({made.due_by, *(row["due_by"] for row in rows)}),
    }


def _ours(made: ActionRow, now: Mapping[str, Any], further: Sequence[Measure]) -> dict[str, Any]:
    """What the cells say now."""
    return {
        **{key: tidy(getattr(made, key)) for key in _TEXTS},
        **{key: tuple(now[column] for column in _COLUMNS[key]) for key in ("lead", "counterpart", "meeting")},
        "due": made.due,
        "status": made.status,
        "done_on": made.ended,
        "priority": made.priority,
        **counted(made.target, made.unit, made.achieved, further),
    }


def counted(target: int | None, unit: str, achieved: int, further: Sequence[Measure]) -> dict[str, Any]:
    """The cells Target, Achieved and Unit: a number each, or of several measures one of each, in their order."""
    if not further:
        return {"target": target, "achieved": achieved, "unit": tidy(unit)}
    own = (Measure(target, unit, achieved),) if target is not None else ()
    every = (*own, *further)
    first = () if own or not achieved else (achieved,)
    return {
        "target": tuple((one.target, one.unit) for one in every),
        "achieved": (*first, *(one.achieved for one in every)),
        "unit": "",
    }


def _as_it_stood(
    key: str, ours: Mapping[str, Any], now: Mapping[str, Any], earlier: Mapping[str, Any], past: date | None
) -> Any:
    """What a cell said then: what it says now, unless the columns it is made of were changed since."""
    columns = _COLUMNS.get(key, (key,))
    if all(now[column] == earlier[column] for column in columns):
        return ours[key]
    if key in ("lead", "counterpart", "meeting"):
        return tuple(earlier[column] for column in columns)
    if key == "status" and past is not None:
        return status_on(earlier["status"], earlier["begun_on"], earlier["ended_by"], past)
    value = earlier[columns[0]]
    return tidy(value) if key in _TEXTS else value


def _earlier(
    connection: Connection, rows: Sequence[RowMapping], wanted: Mapping[str, int | None]
) -> dict[int, dict[str, Any]]:
    """The rows of those that were changed since the version in the sheet, as they were then."""
    versions = {row["id"]: wanted[row["ref"]] for row in rows}
    asked = {
        row["id"]: version
        for row in rows
        if (version := versions[row["id"]]) is not None and 0 < version < row["version"]
    }
    return rows_at(connection, action, asked) if asked else {}


def _logged(connection: Connection, rows: Sequence[RowMapping]) -> dict[int, int]:
    """What is achieved by now, of rows that tell of a past day."""
    query = select(action.c.id, action.c.achieved).where(action.c.id.in_([row["id"] for row in rows]))
    return {id_: int(achieved) for id_, achieved in connection.execute(query)}


def _portions(refs: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(refs), _AT_ONCE):
        yield refs[at : at + _AT_ONCE]
