"""Revisions of a text: named cuts of it. What has a name is fixed; the working text, which has none, is what changes.

The first change after a cut begins the working text anew, as a copy; paragraphs keep their identity in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypedDict

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id
from secretariat.declarations.locking import open_text
from secretariat.declarations.model import paragraph, paragraph_text, revision
from secretariat.declarations.places import STEP
from secretariat.declarations.queries import DeclarationDetail, addressed, detail_of, revisions_of
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

ZERO_DRAFT: Final = N_("zero draft")
UNDER_SILENCE: Final = N_("text under silence")
_COUNTED: Final = re.compile(r"(.*?)([0-9]{1,6})")


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


def cut_revision(
    record: Record, which: str, *, label: str, dated: PartialDate | None = None, note: str | None = None
) -> DeclarationDetail:
    """Fix the working text under a label ("Rev.2"), with the moment. Raises ``Refused`` where the text is locked,
    has no paragraph, or has not changed since the last cut.
    """
    with record.act(N_("Cut {revision} of {ref}"), revision=label, ref=which) as work:
        connection = work.connection
        row = open_text(work, declaration_id(connection, which))
        if not label.strip():
            raise Refused(_("{field} is needed.").format(field=_("Revision")))
        newest = revisions_of(connection, row["id"])[-1]
        if newest.label:
            _refuse_known_label(connection, row["id"], label)
            raise Refused(
                _("{ref} has not changed since {revision}: there is nothing to cut.").format(
                    ref=row["ref"], revision=newest.label
                )
            )
        if not newest.paragraphs:
            raise Refused(_("{ref} has no text yet: there is nothing to cut.").format(ref=row["ref"]))
        values = {"dated": dated.edtf if dated else "", "note": note or ""}
        cut(work, newest.id, label.strip(), **values)
        record.relabelled(work, N_("Cut {revision} of {ref}"), revision=label.strip(), ref=row["ref"])
        return detail_of(connection, row["id"])


def cut(work: Work, revision_: int, label: str, **values: str) -> None:
    """Fix a working text under a label as part of a larger act; raises ``Refused`` where the label is taken."""
    own = work.row(revision, revision_)
    _refuse_known_label(work.connection, own["declaration_id"], label)
    work.change(revision, revision_, {**values, "label": label, "cut_at": work.now})


def cut_what_was_sent(work: Work, declaration: int) -> None:
    """The text that was under silence keeps a name: what is negotiated from here is another."""
    newest = revisions_of(work.connection, declaration)[-1]
    if not newest.label:
        labels = {folded(one.label) for one in revisions_of(work.connection, declaration)}
        free = folded(UNDER_SILENCE) not in labels
        cut(work, newest.id, UNDER_SILENCE if free else f"{UNDER_SILENCE} ({work.now:%Y-%m-%d %H:%M})")


def was_sent(label: str) -> bool:
    """Whether a revision bears the name of a text that was under silence."""
    return label == UNDER_SILENCE or label.startswith(f"{UNDER_SILENCE} (")


def _refuse_known_label(connection: Connection, declaration: int, label: str) -> None:
    """A label names one revision of a text, however it is written."""
    for one in revisions_of(connection, declaration):
        if one.label and folded(one.label) == folded(label):
            raise Refused(_("That declaration already has a revision {label}.").format(label=one.label))


def take_in_revision(work: Work, declaration: int, ref: str, position: int, text: RevisionText) -> int:
    """A revision with its paragraphs as they are, as part of a larger act; a number that an earlier revision had is
    the same paragraph. Gives the revision's id.
    """
    earlier = _identities(work.connection, declaration)
    values: dict[str, object] = {
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
        rows.append({**own, "position": STEP * place, **one})
    work.insert_many(paragraph_text, rows)
    return id_


def paragraph_ref(declaration: str, address: str, kind: str) -> str:
    """How the history names a paragraph: ``D-3 ¶4(a)``, ``D-3 ¶heading`` where it has no number of its own."""
    return f"{declaration} ¶{kind if not address or address.startswith('#') else address}"


def name_anew(work: Work, declaration: str, revision_: int) -> None:
    """Give paragraphs the reference they have where they stand now: the address depends on what is above them."""
    for one, address in addressed(work.connection, revision_):
        ref = paragraph_ref(declaration, address, one.kind)
        if ref != one.ref:
            work.change(paragraph_text, one.id, {"ref": ref})


def next_label(labels: Sequence[str]) -> str:
    """The name the next cut is offered: zero draft for the first, then Rev.1, Rev.3 after Rev.2."""
    cuts = [label for label in labels if label]
    if not cuts:
        return ZERO_DRAFT
    counted = _COUNTED.fullmatch(cuts[-1])
    return f"{counted[1]}{int(counted[2]) + 1}" if counted else f"Rev.{len(cuts)}"


def _identities(connection: Connection, declaration: int) -> dict[str, int]:
    """The paragraph that had each number in the newest revision so far."""
    query = (
        select(paragraph_text.c.number, paragraph_text.c.paragraph_id)
        .join(revision, revision.c.id == paragraph_text.c.revision_id)
        .where(revision.c.declaration_id == declaration, paragraph_text.c.number != "")
        .order_by(revision.c.position)
    )
    return dict(connection.execute(query).all())
