"""What parties and meetings have been called since a sheet went out: it says them by the names of then."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Table, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.actions.tracker.reading import tidy
from secretariat.meetings.model import meeting
from secretariat.parties.model import forum_name, party
from secretariat.record.acts import act_change

_NAMES: Final = ("name", "name_id")


def act_of_version(connection: Connection, id_: int, version: int | None) -> int:
    """The act that made a version of an action; 0 where it is not known."""
    query = select(act_change.c.act_id).where(
        act_change.c.table_name == action.name, act_change.c.record_id == id_, act_change.c.version_after == version
    )
    return connection.execute(query.order_by(act_change.c.id.desc()).limit(1)).scalar() or 0


def party_names_since(connection: Connection, id_: int, act_id: int) -> frozenset[str]:
    """What a party is called, and was called at any time since an act: its own names, and those forums have for it."""
    in_forums = set(connection.execute(select(forum_name.c.id).where(forum_name.c.party_id == id_)).scalars())
    taken_out = select(act_change.c.record_id, act_change.c.before).where(
        act_change.c.table_name == forum_name.name, act_change.c.kind == "delete", act_change.c.act_id > act_id
    )
    in_forums |= {one for one, before in connection.execute(taken_out) if before["party_id"] == id_}
    names = _since(connection, party, {id_}, _NAMES, act_id)
    return names | _since(connection, forum_name, in_forums, _NAMES, act_id)


def meeting_refs_since(connection: Connection, id_: int, act_id: int) -> frozenset[str]:
    """The reference of a meeting, and those it had at any time since an act."""
    return _since(connection, meeting, {id_}, ("ref",), act_id)


def _since(
    connection: Connection, table: Table[Any], ids: set[int], columns: tuple[str, ...], act_id: int
) -> frozenset[str]:
    """What these columns of some records say, and said before and after each change since an act."""
    now = select(*(table.c[column] for column in columns)).where(table.c.id.in_(ids))
    found = {text for row in connection.execute(now) for text in row}
    changes = select(act_change.c.before, act_change.c.after).where(
        act_change.c.table_name == table.name,
        act_change.c.record_id.in_(ids),
        act_change.c.act_id > act_id,
        or_(act_change.c.before.is_not(None), act_change.c.after.is_not(None)),
    )
    for before, after in connection.execute(changes):
        found |= {side[column] for side in (before, after) if side for column in columns if side.get(column)}
    return frozenset(tidy(text) for text in found if text)
