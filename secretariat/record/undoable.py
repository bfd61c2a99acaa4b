"""Which act an undo means, and whether it can still be undone at all."""

from __future__ import annotations

from typing import Final

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import BEGINS, act, act_change
from secretariat.record.schema import metadata
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import NotFound, Refused

_NAMED: Final = 3
"""How many of those who were erased are named in the sentence."""


def act_to_undo(connection: Connection, act_id: int | None, user: str, *, under_way: int) -> RowMapping:
    """The act meant: the one named, or the user's newest that is neither undone nor itself an undo.

    ``under_way`` is the act that does the undoing.
    """
    query = select(act).where(act.c.id != under_way)
    if act_id is not None:
        query = query.where(act.c.id == act_id)
    else:
        query = query.where(act.c.user == user, act.c.undone_by_id.is_(None), act.c.undoes_id.is_(None))
    found = connection.execute(query.order_by(act.c.id.desc()).limit(1)).mappings().one_or_none()
    if found is None and act_id is not None:
        raise NotFound(_("There is no act {number}; “secretariat history” lists them.").format(number=act_id))
    if found is None:
        raise Refused(_("There is nothing of yours to undo."))
    if found["undone_by_id"] is not None:
        raise Refused(
            _("Act {number} was already undone by act {by}.").format(number=found["id"], by=found["undone_by_id"])
        )
    _refuse_final(connection, found)
    return found


def set_apart_for(connection: Connection, act_id: int) -> int | None:
    """The act in force that was set apart so that another could begin; ``None`` where there is none."""
    query = select(act.c.id, act.c.label_values).where(act.c.id == act_id - 1, act.c.undone_by_id.is_(None))
    before = connection.execute(query).one_or_none()
    return before.id if before is not None and before.label_values.get(BEGINS) == act_id else None


def _refuse_final(connection: Connection, wanted: RowMapping) -> None:
    """Raise ``Refused`` where an act is final, or a later one that is final touched what it touched."""
    if wanted["final"]:
        raise Refused(
            _("Act {number} erased personal data; that can't be undone. Name an earlier act by its number.").format(
                number=wanted["id"]
            )
        )
    final = select(act.c.id).where(act.c.final, act.c.id > wanted["id"])
    mine, theirs = act_change.alias("mine"), act_change.alias("theirs")
    same = (theirs.c.table_name == mine.c.table_name) & (theirs.c.record_id == mine.c.record_id)
    for final_id in connection.execute(final.order_by(act.c.id)).scalars().all():
        both = select(theirs.c.id).join(mine, same).where(theirs.c.act_id == final_id, mine.c.act_id == wanted["id"])
        if connection.execute(both.limit(1)).first() is not None:
            refs = _erased_by(connection, final_id, of=wanted["id"])
            words = ngettext(
                "{refs} was erased on request (act {by}); act {number} concerns that and can't be undone any more. "
                "What else it changed can be edited, and other acts be undone by their numbers.",
                "{refs} were erased on request (act {by}); act {number} concerns that and can't be undone any more. "
                "What else it changed can be edited, and other acts be undone by their numbers.",
                len(refs),
            )
            said = ", ".join(refs[:_NAMED]) + (", …" if len(refs) > _NAMED else "")
            raise Refused(words.format(refs=said, by=final_id, number=wanted["id"]))


def _erased_by(connection: Connection, final_id: int, *, of: int) -> list[str]:
    """References of those whom a final act erased: of them, those whom the act ``of`` changed, if it did any."""
    subjects = [table.name for table in metadata.sorted_tables if "erased_on" in table.c]
    keyed = select(act_change.c.table_name, act_change.c.record_id, act_change.c.ref).order_by(act_change.c.id)
    final = keyed.add_columns(act_change.c.after).where(act_change.c.act_id == final_id)
    erased = {
        (row.table_name, row.record_id): row.ref
        for row in connection.execute(final.where(act_change.c.table_name.in_(subjects)))
        if row.after is None or "erased_on" in row.after
    }
    touched = connection.execute(keyed.where(act_change.c.act_id == of)).all()
    keys = {(row.table_name, row.record_id) for row in touched}
    parts = {part for row in touched for part in row.ref.split(":")}
    own = [ref for key, ref in erased.items() if key in keys or ref in parts]
    return own or list(erased.values())
