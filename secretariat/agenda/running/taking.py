"""Which agenda items are taken in a session, and who must be there: as typed, and as kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_id
from secretariat.agenda.model import session_item
from secretariat.agenda.running.rows import Present, TakenItem
from secretariat.meetings.programme_model import session_person
from secretariat.meetings.rooms import parts_of
from secretariat.people.finding import standing_person_id
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable

_WITH_ASIDE: Final = re.compile(r"(?P<what>[^()]*[^()\s])\s*\((?P<aside>[^()]*)\)")
_MINUTES: Final = re.compile(r"([0-9]{1,4})\s*(?:min\.?|minutes?|menit)?")


def items_meant(connection: Connection, of: int, text: str) -> list[tuple[int, int | None]]:
    """The agenda items of a meeting that ``text`` names ("1; 2.1 (20)"): their ids and minutes in the session.

    Raises ``NotFound`` naming the numbers there are, ``Refused`` for minutes that are no number.
    """
    found: dict[int, int | None] = {}
    for part in parts_of(text):
        what, aside = _with_aside(part)
        minutes = _MINUTES.fullmatch(aside.strip()) if aside else None
        if aside and minutes is None:
            raise Refused(
                _("{field}: “{text}” is not a number of minutes; write it like 2.1 (20).").format(
                    field=_("Agenda items"), text=aside
                )
            )
        found[item_id(connection, of, what)] = int(minutes[1]) if minutes else None
    return list(found.items())


def people_meant(connection: Connection, text: str) -> list[tuple[int, str]]:
    """The people that ``text`` names ("P-3 (speaker); P-7"): their ids and roles; ``NotFound`` or ``Ambiguous``."""
    found: dict[int, str] = {}
    for part in parts_of(text):
        what, aside = _with_aside(part)
        found[standing_person_id(connection, what)] = keepable(aside, _("Role"))
    return list(found.items())


def take(work: Work, session: int, wanted: Sequence[tuple[int, int | None]]) -> None:
    """Let these items, in this order, be what is taken in a session."""
    rows = [
        {"item_id": item, "minutes": minutes, "position": place}
        for place, (item, minutes) in enumerate(wanted, start=1)
    ]
    _keep(work, session_item, session, "item_id", rows)


def let_be_present(work: Work, session: int, wanted: Sequence[tuple[int, str]]) -> None:
    """Let these people be those who must be at a session."""
    rows = [{"person_id": person, "role": role} for person, role in wanted]
    _keep(work, session_person, session, "person_id", rows)


def items_typed(items: Sequence[TakenItem]) -> str:
    """The items of a session as its form shows them."""
    return "; ".join(
        f"{one.number} ({one.own_minutes})" if one.own_minutes is not None else one.number for one in items
    )


def people_typed(people: Sequence[Present]) -> str:
    """The people of a session as its form shows them."""
    return "; ".join(f"{one.ref} ({one.role})" if one.role else one.ref for one in people)


def _with_aside(part: str) -> tuple[str, str]:
    found = _WITH_ASIDE.fullmatch(part)
    return (found["what"], found["aside"]) if found else (part, "")


def _keep(work: Work, table: Table[Any], session: int, key: str, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Make the rows of a session in ``table`` those ``wanted``; what is so already is left as it is."""
    query = select(table.c.id, table.c[key]).where(table.c.session_id == session)
    known = {of: id_ for id_, of in work.connection.execute(query)}
    for of, id_ in known.items():
        if of not in {row[key] for row in wanted}:
            work.remove(table, id_)
    for row in wanted:
        if row[key] in known:
            work.change(table, known[row[key]], row)
        else:
            work.insert(table, {"session_id": session, **row})
