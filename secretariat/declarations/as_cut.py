"""A revision as it stood when it was cut, from the history: what is thought of a text goes on changing after it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.queries import Revision
from secretariat.record.acts import act_change


def cut_change(connection: Connection, revision: int) -> int | None:
    """The number of the change in the history by which a revision got its name; ``None`` for the working text."""
    changes = act_change.c
    query = select(changes.id, changes.after).where(changes.table_name == "revision", changes.record_id == revision)
    named = None
    for id_, after in connection.execute(query.order_by(changes.id.desc())):
        if after and after.get("cut_at"):
            return int(id_)
        if after and after.get("label"):
            named = int(id_)
    return named


def status_while_newest(
    connection: Connection, declaration: int, status: str, revisions: Sequence[Revision], shown: Revision
) -> str:
    """The state a declaration was in when ``shown`` ceased to be its newest text; ``status``, the one it is in now,
    where it still is. "" where both came into the record at once.
    """
    place = next(place for place, one in enumerate(revisions) if one.id == shown.id)
    if place + 1 == len(revisions):
        return status
    (_own, own_act), (began, began_act) = (_began(connection, one.id) for one in revisions[place : place + 2])
    if own_act == began_act:
        return ""
    changes = act_change.c
    query = select(changes.before).where(
        changes.table_name == "declaration", changes.record_id == declaration, changes.id > began
    )
    for before in connection.execute(query.order_by(changes.id)).scalars():
        if before and "status" in before:
            return str(before["status"])
    return status


def _began(connection: Connection, revision: int) -> tuple[int, int]:
    """The change, and its act, by which a revision came into the record."""
    changes = act_change.c
    query = select(changes.id, changes.act_id).where(changes.table_name == "revision", changes.record_id == revision)
    found = connection.execute(query.order_by(changes.id).limit(1)).one_or_none()
    return (found[0], found[1]) if found else (0, 0)
