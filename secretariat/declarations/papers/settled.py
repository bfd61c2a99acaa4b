"""When a text was as it is: the moment a revision was cut, or the working text last changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import paragraph, paragraph_text, revision
from secretariat.declarations.positions_model import stance
from secretariat.declarations.queries import Revision
from secretariat.record.acts import act, act_change


def settled_at(connection: Connection, one: Revision) -> datetime | None:
    """The moment (UTC), ``None`` where the history knows none. It is kept in the record, so that what is printed with
    it is the same whenever it is printed.
    """
    if one.cut_at is not None:
        return one.cut_at
    last = last_change(connection, one.id)
    moments = [last[0] if last else None, None if one.label else _last_stance(connection, one.id)]
    return max((each for each in moments if each is not None), default=None)


def last_change(connection: Connection, revision: int) -> tuple[datetime, str] | None:
    """When a revision or one of its paragraphs was last changed, taken out ones as well, and by whom."""
    own = select(paragraph_text.c.id).where(paragraph_text.c.revision_id == revision)
    touched = or_(
        and_(act_change.c.table_name == "revision", act_change.c.record_id == revision),
        and_(act_change.c.table_name == "paragraph_text", act_change.c.record_id.in_(own)),
        and_(act_change.c.table_name == "paragraph_text", act_change.c.kind == "delete", _was_in(revision)),
    )
    query = select(act.c.at, act.c.user).join(act_change, act_change.c.act_id == act.c.id).where(touched)
    found = connection.execute(query.order_by(act.c.id.desc()).limit(1)).one_or_none()
    return (found[0], found[1]) if found else None


def _last_stance(connection: Connection, revision_: int) -> datetime | None:
    """When a party last said what it thinks of a bracket, or took it back: a compilation prints that."""
    declaration = select(revision.c.declaration_id).where(revision.c.id == revision_).scalar_subquery()
    paragraphs = select(paragraph.c.id).where(paragraph.c.declaration_id == declaration)
    own = select(stance.c.id).where(stance.c.paragraph_id.in_(paragraphs))
    taken_back = act_change.c.before["paragraph_id"].as_integer().in_(paragraphs)
    query = (
        select(act.c.at)
        .join(act_change, act_change.c.act_id == act.c.id)
        .where(act_change.c.table_name == "stance", or_(act_change.c.record_id.in_(own), taken_back))
    )
    return connection.execute(query.order_by(act.c.id.desc()).limit(1)).scalar()


def _was_in(revision: int) -> ColumnElement[bool]:
    """Whether a paragraph that a change took out stood in a revision: it is no row of it any more."""
    same: ColumnElement[bool] = act_change.c.before["revision_id"].as_integer() == revision
    return same
