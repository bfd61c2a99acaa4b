"""Revisions of a text: a new one begins as a copy of the newest; paragraphs keep their identity in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, revision_id
from secretariat.declarations.locking import open_text
from secretariat.declarations.model import paragraph, paragraph_text, revision
from secretariat.declarations.queries import DeclarationDetail, detail_of, paragraphs_of, revisions_of
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_COUNTED = re.compile(r"(.*?)([0-9]{1,6})")


class ParagraphText(TypedDict):
    """A paragraph as it is taken over: its number as printed, kind and text."""

    number: str
    kind: str
    text: str


class RevisionText(TypedDict):
    """A revision as it is taken over; ``dated`` is EDTF or ""."""

    label: str
    dated: str
    paragraphs: Sequence[ParagraphText]


def revise_declaration(
    record: Record, which: str, *, label: str, dated: PartialDate | None = None, note: str | None = None
) -> DeclarationDetail:
    """Cut a new revision of a text; it begins as a copy of the newest. ``Refused`` where the text is locked."""
    with record.act(N_("Begin {revision} of {ref}"), revision=label, ref=which) as work:
        connection = work.connection
        id_ = declaration_id(connection, which)
        row = open_text(work, id_)
        if not label.strip():
            raise Refused(_("{field} is needed.").format(field=_("Revision")))
        there = revisions_of(connection, id_)
        newest = revision_id(connection, id_) if there else None
        values = {
            "declaration_id": id_,
            "position": len(there) + 1,
            "label": label.strip(),
            "dated": dated.edtf if dated else "",
            "cut_at": work.now,
            "note": note or "",
        }
        made = work.insert(revision, values)
        copied = paragraphs_of(connection, newest) if newest is not None else []
        work.insert_many(
            paragraph_text,
            [
                {
                    "ref": one.ref,
                    "revision_id": made,
                    "paragraph_id": one.paragraph,
                    "position": one.position,
                    "number": one.number,
                    "kind": one.kind,
                    "text": one.text,
                }
                for one in copied
            ],
        )
        record.relabelled(work, N_("Begin {revision} of {ref}"), revision=label, ref=row["ref"])
        return detail_of(connection, id_)


def take_in_revision(work: Work, declaration: int, ref: str, position: int, text: RevisionText) -> int:
    """A revision with its paragraphs as they are, as part of a larger act; a number that an earlier revision had is
    the same paragraph. Gives the revision's id.
    """
    earlier = _identities(work.connection, declaration)
    values = {
        "declaration_id": declaration,
        "position": position,
        "label": text["label"],
        "dated": text["dated"],
        "cut_at": None,
        "note": "",
    }
    id_ = work.insert(revision, values)
    rows = []
    for place, one in enumerate(text["paragraphs"], start=1):
        known = earlier.pop(one["number"], None) if one["number"] else None
        identity = known if known is not None else work.insert(paragraph, {"declaration_id": declaration})
        own = {"ref": paragraph_ref(ref, one["number"], one["kind"]), "revision_id": id_, "paragraph_id": identity}
        rows.append({**own, "position": place, **one})
    work.insert_many(paragraph_text, rows)
    return id_


def paragraph_ref(declaration: str, number: str, kind: str) -> str:
    """How the history names a paragraph: ``D-3 ¶4``, ``D-3 ¶heading`` where it has no number."""
    return f"{declaration} ¶{number or kind}"


def next_label(labels: Sequence[str]) -> str:
    """The name a new revision is offered: Rev.1 after the zero draft, Rev.3 after Rev.2."""
    counted = _COUNTED.fullmatch(labels[-1]) if labels else None
    return f"{counted[1]}{int(counted[2]) + 1}" if counted else f"Rev.{max(1, len(labels))}"


def _identities(connection: Connection, declaration: int) -> dict[str, int]:
    """The paragraph that had each number in the newest revision so far."""
    query = (
        select(paragraph_text.c.number, paragraph_text.c.paragraph_id)
        .join(revision, revision.c.id == paragraph_text.c.revision_id)
        .where(revision.c.declaration_id == declaration, paragraph_text.c.number != "")
        .order_by(revision.c.position)
    )
    return dict(connection.execute(query).all())
