"""The item "matters arising": which one it is on an agenda, and the actions that stand under it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of
from secretariat.actions.model import action, carried_over
from secretariat.agenda.model import agenda_item
from secretariat.meetings.model import meeting
from secretariat.record.told_elsewhere import tells_of
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Line, Section
from secretariat.values.language import LANGUAGES, N_, _, in_language
from secretariat.values.text import folded

MATTERS_ARISING: Final = N_("Matters arising")


def is_matters_arising(title: str) -> bool:
    """Whether an item of that title is it, in either language: "Matters arising", "Matters arising from Beijing"."""
    words = folded(title)
    return any(words.startswith(folded(in_language(language, MATTERS_ARISING))) for language in LANGUAGES)


def matters_arising_item(connection: Connection, meeting_id: int) -> int | None:
    """The number (of the record) of a meeting's item "matters arising", the first where there are more."""
    query = (
        select(agenda_item.c.id, agenda_item.c.title)
        .where(agenda_item.c.meeting_id == meeting_id)
        .order_by(agenda_item.c.path, agenda_item.c.id)
    )
    return next((id_ for id_, title in connection.execute(query) if is_matters_arising(title)), None)


@tells_of(agenda_item)
def carried_under_item(connection: Connection, id_: int) -> Section | None:
    """Under "matters arising", the actions that were carried into the meeting, by due date, each as it stands."""
    own = select(agenda_item.c.meeting_id, agenda_item.c.title).where(agenda_item.c.id == id_)
    item = connection.execute(own).one_or_none()
    if item is None or not is_matters_arising(item.title) or matters_arising_item(connection, item.meeting_id) != id_:
        return None
    lines = carried_lines(connection, item.meeting_id)
    return Section(_("Carried into this meeting"), lines) if lines else None


def carried_lines(connection: Connection, meeting_id: int) -> list[Line]:
    """The actions that were carried into a meeting, by due date: what each is, how it stands, where it is from."""
    query = (
        select(action, meeting.c.ref.label("of_meeting"))
        .join(carried_over, carried_over.c.action_id == action.c.id)
        .outerjoin(meeting, meeting.c.id == action.c.meeting_id)
        .where(carried_over.c.meeting_id == meeting_id)
        .order_by(action.c.due_sort, action.c.id)
    )
    lines = []
    for row in connection.execute(query).mappings():
        due = due_of(row["due"])
        aside = [_(row["status"]), format_date(due, short=True) if due else "", row["of_meeting"] or ""]
        lines.append(Line(f"{row['ref']}  {row['title']}", ", ".join(part for part in aside if part)))
    return lines
