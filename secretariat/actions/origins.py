"""What became actions: told on the records they come from, which are in rooms below and know nothing of them."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of
from secretariat.actions.model import action
from secretariat.actions.progress import short_progress
from secretariat.actions.sources import paragraph_ref
from secretariat.actions.standing import is_open
from secretariat.agenda.model import agenda_item
from secretariat.bilaterals.model import bilateral
from secretariat.declarations.model import declaration, paragraph, paragraph_text
from secretariat.meetings.model import outcome
from secretariat.record.told_elsewhere import tells_of
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Line, Section
from secretariat.values.language import _

_MOST: Final = 20


@tells_of(outcome)
def from_outcome(connection: Connection, id_: int) -> Section | None:
    """The actions from an outcome, by due date, each with how it stands."""
    return _section(connection, action.c.outcome_id == id_)


@tells_of(agenda_item)
def from_item(connection: Connection, id_: int) -> Section | None:
    """The same for an agenda item."""
    return _section(connection, action.c.item_id == id_)


@tells_of(bilateral)
def from_bilateral(connection: Connection, id_: int) -> Section | None:
    """The same for a bilateral, which is a meeting."""
    own = select(bilateral.c.meeting_id).where(bilateral.c.id == id_).scalar_subquery()
    return _section(connection, action.c.meeting_id == own)


@tells_of(paragraph_text)
def from_paragraph(connection: Connection, id_: int) -> Section | None:
    """The same for a paragraph in one of its revisions; an action belongs to the paragraph in all of them."""
    own = select(paragraph_text.c.paragraph_id).where(paragraph_text.c.id == id_).scalar_subquery()
    return _section(connection, action.c.paragraph_id == own)


@tells_of(declaration)
def from_declaration(connection: Connection, id_: int) -> Section | None:
    """The same for a declaration, by the paragraphs they come from."""
    own = select(paragraph.c.id).where(paragraph.c.declaration_id == id_)
    return _section(connection, action.c.paragraph_id.in_(own), by_paragraph=True)


def _section(connection: Connection, condition: ColumnElement[bool], *, by_paragraph: bool = False) -> Section | None:
    count = connection.execute(select(func.count()).select_from(action).where(condition)).scalar_one()
    if not count:
        return None
    query = select(action).where(condition).order_by(action.c.due_sort, action.c.id).limit(_MOST)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    lines = [_line(row, paragraph_ref(connection, row["paragraph_id"])[0] if by_paragraph else "") for row in rows]
    if count > _MOST:
        lines.append(Line(_("and {n} more").format(n=count - _MOST)))
    return Section(_("Actions"), lines)


def _line(row: dict[str, Any], source: str) -> Line:
    due = due_of(row["due"])
    reached = short_progress(row["achieved"], row["target"], row["percent"]) if is_open(row["status"]) else ""
    aside = [source, _(row["status"]), reached, format_date(due, short=True) if due else ""]
    return Line(f"{row['ref']}  {row['title']}", ", ".join(part for part in aside if part))
