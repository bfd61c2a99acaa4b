"""An adopted text stays as it was adopted: undo leaves it alone, and ``record check`` knows it by its checksum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.declarations.adoption import checksum
from secretariat.declarations.finding import revision_id
from secretariat.declarations.locking import locked, refuse_fixed
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.queries import paragraphs_of
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.record.derived import Touched, after_undo
from secretariat.record.soundness import sound_when
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@after_undo(paragraph_text)
def _refuse_changed_paragraphs(work: Work, touched: Sequence[Touched]) -> None:
    """What was written in a text that is locked by now, or in a revision that was cut since, stays."""
    revisions = set()
    for one in touched:
        if one.before is not None and one.after is not None:
            refuse_fixed(work, one.after["id"])
        revisions |= {row["revision_id"] for row in (one.before, one.after) if row is not None}
    of = select(revision.c.declaration_id).where(revision.c.id.in_(revisions))
    _refuse_other_text(work, set(work.connection.execute(of).scalars()))


@after_undo(revision)
def _refuse_changed_revisions(work: Work, touched: Sequence[Touched]) -> None:
    """A cut is taken back only while it is the newest: what came after it was made from it."""
    rows = [row for one in touched for row in (one.before, one.after) if row is not None]
    for one in touched:
        if one.before is not None and one.after is not None and not one.after["label"]:
            _refuse_worked_on_since(work, one.after, one.before["label"])
    _refuse_other_text(work, {row["declaration_id"] for row in rows})


def _refuse_worked_on_since(work: Work, row: Mapping[str, Any], label: str) -> None:
    if revision_id(work.connection, row["declaration_id"]) != row["id"]:
        raise Refused(_("The text was worked on since {revision} was cut.").format(revision=label))


@after_undo(declaration)
def _refuse_changed_declarations(work: Work, touched: Sequence[Touched]) -> None:
    """The title is part of an adopted text; and an adoption comes back only over the text that was adopted."""
    for one in touched:
        if one.before is None or one.after is None:
            continue
        both = {DeclarationStatus(one.before["status"]), DeclarationStatus(one.after["status"])}
        if both <= LOCKED and one.before["title"] != one.after["title"]:
            raise locked(one.after["ref"], one.after["status"])
    _refuse_other_text(work, {one.after["id"] for one in touched if one.after is not None})


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
