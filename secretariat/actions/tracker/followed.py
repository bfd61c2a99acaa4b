"""Which actions of a sheet recur and are ended by it, so that the next of their line is taken down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.actions.recurrence import following_date
from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.preview import Outcome, PreviewRow
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

_AT_ONCE: Final = 500
_ENDED: Final = frozenset({ActionStatus.DONE.value, ActionStatus.DROPPED.value})


def with_following(connection: Connection, rows: Sequence[PreviewRow], today: date) -> list[PreviewRow]:
    """The rows, of which those that end an action that recurs say when the next of its line is due.

    Rows of actions that the sheet left out are taken as dropped.
    """
    ending = {row.ref: written for row in rows if (written := _written(row)).get("status") in _ENDED}
    recurring = _recurring(connection, list(ending))
    found = []
    for row in rows:
        now = recurring.get(row.ref) if row.ref in ending else None
        due = None if now is None else following_date(connection, _ended(now, ending[row.ref], today))
        if due is None:
            found.append(row)
        else:
            said = _("The next one, due {date}, is taken down with it.").format(date=format_date(due))
            found.append(replace(row, said=(*row.said, said), following=due.edtf))
    return found


def _written(row: PreviewRow) -> dict[str, Any]:
    if row.outcome is Outcome.MISSING:
        return {"status": ActionStatus.DROPPED.value}
    return {one.key: one.cell.theirs for one in row.changes}


def _recurring(connection: Connection, refs: Sequence[str]) -> dict[str, RowMapping]:
    """Those of these actions that recur, as they are on record."""
    found: dict[str, RowMapping] = {}
    for at in range(0, len(refs), _AT_ONCE):
        query = select(action).where(action.c.ref.in_(refs[at : at + _AT_ONCE]), action.c.rule != "")
        found |= {row["ref"]: row for row in connection.execute(query).mappings()}
    return found


def _ended(now: RowMapping, written: Mapping[str, Any], today: date) -> dict[str, Any]:
    """An action as it will be when the sheet ended it: dropped today, or done on the day the sheet says."""
    on = PartialDate.from_edtf(written["done_on"]) if written.get("done_on") else None
    done = on.last if on is not None and written["status"] == ActionStatus.DONE else None
    return {**now, "due": written.get("due", now["due"]), "ended_by": min(done or today, today)}
