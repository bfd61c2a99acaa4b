"""What staff read of actions: the tracker, filtered and sorted, as it stands or stood on a past day."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, select

from secretariat.actions.conditions import conditions
from secretariat.actions.model import action
from secretariat.actions.rows import ActionRow, ActionsWindow, past_day, rows_query
from secretariat.actions.views.saved import asked_filters
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import current_language
from secretariat.values.list_query import ListQuery

SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "due": (action.c.due_sort, action.c.id),
    "lead": (action.c.lead_sort, action.c.id),
    "title": (action.c.title_sort, action.c.id),
    "priority": (action.c.urgency, action.c.id),
    "updated": (action.c.updated_at, action.c.id),
    "ref": (action.c.id,),
}
_LEADS_IN_INDONESIAN: Final = (action.c.lead_indonesian_sort, action.c.id)


def actions_window(record: Record, query: ListQuery) -> Window[ActionRow]:
    """The tracker: what is open by due date, unless ``query`` asks otherwise (see filters.py).

    Raises ``Refused`` for a filter there is not, ``NotFound`` or ``Ambiguous`` for names in it.
    """
    today, past = record.today, past_day(record)
    filters = asked_filters(record, query)
    with record.reading() as connection:
        where = conditions(connection, filters, today, past)
    counted: AnySelect = select(action.c.id).where(*where)

    return ActionsWindow(
        record,
        rows_query(past).where(*where),
        _order(query.sort),
        (today, past),
        descending=query.descending,
        counted=counted,
    )


def _order(sort: str) -> tuple[ColumnElement[Any], ...]:
    if sort == "lead" and current_language() == "id":
        return _LEADS_IN_INDONESIAN
    return SORTS.get(sort, SORTS["due"])


def all_rows(window: Window[ActionRow]) -> list[ActionRow]:
    """Every row of a list, in one read."""
    return window.rows(0, 1_000_000_000)
