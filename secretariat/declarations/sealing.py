"""An adopted text stays as it was adopted: undo leaves it alone, and ``record check`` knows it by its checksum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.engine import Connection

from secretariat.declarations.adoption import checksum
from secretariat.declarations.finding import revision_id
from secretariat.declarations.locking import fixed, locked, refuse_closed
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.positions_model import corrigendum
from secretariat.declarations.queries import paragraphs_of
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.record.acts import act_change
from secretariat.record.derived import Touched, after_undo
from secretariat.record.soundness import sound_when
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@after_undo(paragraph_text)
def _refuse_changed_paragraphs(work: Work, touched: Sequence[Touched]) -> None:
    """What stands in a text that is locked or under silence by now, or in a revision that was cut since, stays: no
    paragraph is changed in it, none goes and none comes back, but with the revision itself.
    """
    rows = [row for one in touched for row in (one.before, one.after) if row is not None]
    back = _brought_back(work, revision)
    for id_ in sorted({row["revision_id"] for row in rows}):
        own = work.connection.execute(select(revision).where(revision.c.id == id_)).mappings().one_or_none()
        if own is None or id_ in back:
            continue
        refuse_closed(work.row(declaration, own["declaration_id"]))
        if own["label"]:
            raise fixed(next(row["ref"] for row in rows if row["revision_id"] == id_), own["label"])


@after_undo(revision)
def _refuse_changed_revisions(work: Work, touched: Sequence[Touched]) -> None:
    """A cut is taken back only while it is the newest: what came after it was made from it. A whole revision comes and
    goes only where the text may be changed.
    """
    rows = [row for one in touched for row in (one.before, one.after) if row is not None]
    back, with_its_state = _brought_back(work, declaration), _changed(work, declaration)
    for one in touched:
        if one.before is not None and one.after is not None:
            if not one.after["label"]:
                _refuse_worked_on_since(work, one.after, one.before["label"])
            if one.before["label"] != one.after["label"] and one.after["declaration_id"] not in with_its_state:
                refuse_closed(work.row(declaration, one.after["declaration_id"]))
            continue
        of = (one.before or one.after or {})["declaration_id"]
        known = work.connection.execute(select(declaration).where(declaration.c.id == of)).mappings().one_or_none()
        if known is not None and of not in back:
            refuse_closed(known)
    _refuse_other_text(work, {row["declaration_id"] for row in rows})


def _brought_back(work: Work, table: Table[Any]) -> set[int]:
    """The records of a table that this undo brings back as a whole."""
    return _changed(work, table, "insert")


def _changed(work: Work, table: Table[Any], kind: str = "update") -> set[int]:
    query = select(act_change.c.record_id).where(
        act_change.c.act_id == work.act_id, act_change.c.table_name == table.name, act_change.c.kind == kind
    )
    return set(work.connection.execute(query).scalars())


def _refuse_worked_on_since(work: Work, row: Mapping[str, Any], label: str) -> None:
    if revision_id(work.connection, row["declaration_id"]) != row["id"]:
        raise Refused(_("The text was worked on since {revision} was cut.").format(revision=label))


@after_undo(declaration)
def _refuse_changed_declarations(work: Work, touched: Sequence[Touched]) -> None:
    """The title is part of an adopted text; and an adoption comes back only over the text that was adopted."""
    for one in touched:
        if one.before is None or one.after is None:
            continue
        if one.before["title"] != one.after["title"] and one.before["status"] == one.after["status"]:
            refuse_closed(work.row(declaration, one.after["id"]))
        _refuse_corrected(work, one.before, one.after)
    _refuse_other_text(work, {one.after["id"] for one in touched if one.after is not None})


def _refuse_corrected(work: Work, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """An adoption is not taken back under corrigenda, which correct the text that was adopted."""
    if DeclarationStatus(before["status"]) in LOCKED and DeclarationStatus(after["status"]) not in LOCKED:
        query = select(corrigendum.c.number).where(corrigendum.c.declaration_id == after["id"])
        if work.connection.execute(query.limit(1)).scalar():
            raise Refused(_("{ref} has corrigenda; undo these first.").format(ref=after["ref"]))


def _refuse_other_text(work: Work, declarations: set[int]) -> None:
    """Raise ``Refused`` where one of these declarations is adopted and its text no longer the adopted one."""
    query = select(declaration).where(declaration.c.id.in_(declarations)).order_by(declaration.c.id)
    for row in work.connection.execute(query).mappings().all():
        if not _as_adopted(work.connection, row):
            raise locked(row["ref"], row["status"])


@sound_when
def _adopted_texts(connection: Connection) -> Iterator[str]:
    """Every adopted text against the checksum kept when it was adopted."""
    query = select(declaration).where(declaration.c.status.in_(sorted(LOCKED))).order_by(declaration.c.id)
    for row in connection.execute(query).mappings().all():
        if not _as_adopted(connection, row):
            yield _("{ref} is {status}, but its text is not the one that was adopted: the checksum differs.").format(
                ref=row["ref"], status=_(row["status"])
            )


def _as_adopted(connection: Connection, row: RowMapping) -> bool:
    """Whether a declaration is not adopted, or its text the one that was."""
    if DeclarationStatus(row["status"]) not in LOCKED:
        return True
    newest = select(revision.c.id).where(revision.c.declaration_id == row["id"])
    newest = newest.order_by(revision.c.position.desc(), revision.c.id.desc()).limit(1)
    own = connection.execute(newest).scalar()
    text = [(one.number, one.text) for one in paragraphs_of(connection, own)] if own is not None else []
    return bool(checksum(text) == row["sha256"])
