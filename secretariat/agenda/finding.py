"""Which agenda item is meant: by its number in a meeting (2.1), its reference (I-7), or its title."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda_item
from secretariat.meetings.model import meeting
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_REFERENCE = re.compile(r"[Ii]-([0-9]{1,9})")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*\.?")


def item_id(connection: Connection, meeting: int, words: str) -> int:
    """The item that ``words`` means on the agenda of a meeting (its id).

    Raises ``NotFound`` naming the numbers there are, or ``Ambiguous`` listing what it could be.
    """
    own = select(agenda_item.c.id, agenda_item.c.number, agenda_item.c.title, agenda_item.c.ref).where(
        agenda_item.c.meeting_id == meeting
    )
    items = connection.execute(own.order_by(agenda_item.c.path, agenda_item.c.id)).all()
    asked = words.strip()
    number, ref, title = asked.rstrip("."), asked.upper(), folded(asked)
    exact = [id_ for id_, own_number, own_title, own_ref in items if own_number == number or own_ref == ref]
    if not exact and title and not _NUMBER.fullmatch(asked) and not _REFERENCE.fullmatch(asked):
        exact = [row[0] for row in items if folded(row[2]) == title]
        exact = exact or [row[0] for row in items if len(title) >= 3 and folded(row[2]).startswith(title)]
    if len(exact) == 1:
        return exact[0]
    if exact:
        choices = ", ".join(f"{row[1]} {row[2]}" for row in items if row[0] in exact[:8])
        raise Ambiguous(_("“{words}” could be {choices}; give its number.").format(words=words, choices=choices))
    name = _meeting_ref(connection, meeting)
    if not items:
        raise NotFound(_("The agenda of {meeting} has no items yet.").format(meeting=name))
    raise NotFound(
        _("The agenda of {meeting} has no item “{words}”; its numbers are {numbers}.").format(
            meeting=name, words=words, numbers=", ".join(row[1] for row in items[:30]) + ("…" if items[30:] else "")
        )
    )


def item_by_ref(connection: Connection, ref: str) -> int:
    """The item of that reference (I-7); raises ``NotFound``."""
    found = connection.execute(select(agenda_item.c.id).where(agenda_item.c.ref == ref.strip().upper())).scalar()
    if found is None:
        raise NotFound(_("There is no agenda item “{words}”; its reference looks like I-7.").format(words=ref))
    return found


def item_suggestions(
    connection: Connection, words: str, *, meeting: int | None = None, limit: int = 8
) -> list[tuple[str, str]]:
    """Number and title (reference and title, where no meeting is given) of the items that hold ``words``."""
    named = agenda_item.c.ref if meeting is None else agenda_item.c.number
    query = select(named, agenda_item.c.number, agenda_item.c.title).order_by(agenda_item.c.path, agenda_item.c.id)
    if meeting is not None:
        query = query.where(agenda_item.c.meeting_id == meeting)
    for word in folded(words).split():
        query = query.where(
            agenda_item.c.folded.contains(word, autoescape=True)
            | agenda_item.c.number.startswith(word, autoescape=True)
        )
    return [(name, f"{number} {title}") for name, number, title in connection.execute(query.limit(limit))]


def _meeting_ref(connection: Connection, id_: int) -> str:
    return connection.execute(select(meeting.c.ref).where(meeting.c.id == id_)).scalar() or ""
