"""What staff do with paragraphs: add, edit, move and delete them in the working text of an open declaration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named
from secretariat.declarations.locking import open_paragraph, open_text, refuse_unseen, typed_over
from secretariat.declarations.model import paragraph, paragraph_text
from secretariat.declarations.negotiation.editing import text_changed
from secretariat.declarations.paragraph_numbers import (
    Numbered,
    after_moving,
    block_end,
    number_for,
    renumbered,
    shifted,
)
from secretariat.declarations.places import fitted
from secretariat.declarations.queries import ParagraphRow, paragraph_at, paragraphs_of
from secretariat.declarations.revisions import name_anew, paragraph_ref
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import addresses
from secretariat.declarations.working_text import working_revision
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused


def add_paragraph(
    record: Record,
    which: str,
    *,
    text: str,
    kind: str | None = None,
    number: str | None = None,
    after: str | None = None,
    before: str | None = None,
) -> ParagraphRow:
    """Add a paragraph at the end, or beside another one (by number); without ``number`` it gets the one that fits."""
    with record.act(N_("Add a paragraph to {ref}"), ref=which) as work:
        connection = work.connection
        row = open_text(work, declaration_id(connection, which))
        newest = working_revision(work, row["id"])
        there = paragraphs_of(connection, newest)
        at = _place(connection, newest, there, row["ref"], before=before, after=after)
        own_kind = _kind(kind or ParagraphKind.OPERATIVE.value)
        own_number = number or number_for([Numbered(p.number, p.kind) for p in there], at, own_kind)
        level = 1 if own_kind == ParagraphKind.SUBPARAGRAPH.value else 0
        if not level:
            _refuse_taken(there, own_number, None)
        values = {
            "ref": paragraph_ref(row["ref"], own_number, own_kind),
            "revision_id": newest,
            "paragraph_id": work.insert(paragraph, {"declaration_id": row["id"]}),
            "position": make_room(work, there, at),
            "number": own_number,
            "kind": own_kind,
            "level": level,
            "text": _text(text),
        }
        id_ = work.insert(paragraph_text, values)
        name_anew(work, row["ref"], newest)
        made = paragraph_at(connection, id_)
        record.relabelled(work, N_("Add paragraph {paragraph}"), paragraph=made.ref)
        return made


def edit_paragraph(
    record: Record,
    id_: int,
    *,
    version: int | None = None,
    text: str | None = None,
    kind: str | None = None,
    number: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> ParagraphRow:
    """Change a paragraph's text, kind or number (``None`` leaves each as it is), or put it beside another one.

    When it moves, numbers keep their places within preamble and body. Raises ``Conflict``.
    """
    with record.act(N_("Edit paragraph {paragraph}"), paragraph="") as work:
        was, row = open_paragraph(work, id_)
        asked, id_ = id_, was["id"]
        values: dict[str, Any] = {}
        if text is not None:
            values["text"] = _text(text)
        if kind is not None:
            values["kind"] = _kind(kind)
        if number is not None:
            if not was["level"]:
                _refuse_taken(paragraphs_of(work.connection, was["revision_id"]), number, id_)
            values |= {"number": number, "marker": renumbered(was["marker"], was["number"], number)}
        at = None
        if before or after:
            rest = [one for one in paragraphs_of(work.connection, was["revision_id"]) if one.id != id_]
            at = _place(work.connection, was["revision_id"], rest, row["ref"], before=before, after=after)
            values["position"] = fitted(
                [*(one.position for one in rest[:at]), None, *(one.position for one in rest[at:])]
            )[at]
        left = dict(typed_over(work, asked, was, values, version))
        moves = "position" in left
        left.pop("position", None)
        work.change(paragraph_text, id_, left)
        text_changed(work, id_, was["text"])
        # The reference follows from what is there now, others' changes included, and is nobody's to conflict about.
        if at is not None and moves:
            _move(work, paragraphs_of(work.connection, was["revision_id"]), id_, at, row["ref"])
        name_anew(work, row["ref"], was["revision_id"])
        record.relabelled(work, N_("Edit paragraph {paragraph}"), paragraph=was["ref"])
        return paragraph_at(work.connection, id_)


def shift_paragraph(record: Record, id_: int, by: int) -> ParagraphRow:
    """Move a paragraph, with the sub-paragraphs below it, up (``by`` -1) or down (1); ``Refused`` at either end."""
    with record.act(N_("Move paragraph {paragraph}"), paragraph="") as work:
        own, row = open_paragraph(work, id_)
        there = paragraphs_of(work.connection, own["revision_id"])
        at = [one.id for one in there].index(own["id"])
        order = shifted([one.level for one in there], at, by)
        if order is None and by < 0:
            raise Refused(_("{paragraph} is the first already.").format(paragraph=f"¶{there[at].address}"))
        if order is None:
            raise Refused(_("{paragraph} is the last already.").format(paragraph=f"¶{there[at].address}"))
        _reorder(work, there, [there[place].id for place in order], row["ref"])
        record.relabelled(work, N_("Move paragraph {paragraph}"), paragraph=own["ref"])
        return paragraph_at(work.connection, own["id"])


def remove_paragraphs(record: Record, ids: Sequence[int], *, seen: Seen = UNSEEN) -> list[str]:
    """Take paragraphs out of the working text in one act; what was cut keeps them, the others their numbers."""
    gone: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for id_ in ids:
            own, _row = open_paragraph(work, id_)
            refuse_unseen(work, id_, own, seen)
            work.remove(paragraph_text, own["id"])
            gone.append(own["ref"])
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone[:20]))
    return gone


def _move(work: Work, there: Sequence[ParagraphRow], id_: int, at: int, declaration: str) -> None:
    """Put a paragraph, with what is below it, at index ``at`` among the others."""
    own = next(place for place, one in enumerate(there) if one.id == id_)
    end = block_end([one.level for one in there], own)
    block = [one.id for one in there[own:end]]
    rest = [one.id for one in there if one.id not in block]
    at = max(0, at - (len(block) - 1)) if at > own else at
    _reorder(work, there, [*rest[:at], *block, *rest[at:]], declaration)


def _reorder(work: Work, there: Sequence[ParagraphRow], order: Sequence[int], declaration: str) -> None:
    """Bring paragraphs into another order; numbers, and what stood before the texts, keep their places."""
    by_id = {one.id: one for one in there}
    numbers = after_moving([(one.id, Numbered(one.number, one.kind, one.level, one.marker)) for one in there], order)
    placed = [replace(by_id[id_], number=numbers[id_].number, marker=numbers[id_].marker) for id_ in order]
    for one, address in zip(placed, addresses(placed), strict=True):
        was = by_id[one.id]
        ref = paragraph_ref(declaration, address, one.kind)
        if (one.number, one.marker, ref) != (was.number, was.marker, was.ref):
            work.change(paragraph_text, one.id, {"number": one.number, "marker": one.marker, "ref": ref})
    keep_order(work, there, order)


def keep_order(work: Work, there: Sequence[ParagraphRow], order: Sequence[int]) -> None:
    """Write down the places of paragraphs (``there``) in another order of their ids: of those alone that move."""
    known = {one.id: one.position for one in there}
    for id_, position in zip(order, fitted([known.get(id_) for id_ in order]), strict=True):
        if known.get(id_) != position:
            work.change(paragraph_text, id_, {"position": position})


def make_room(work: Work, there: Sequence[ParagraphRow], at: int) -> int:
    """The place for a new paragraph at index ``at``; others are written only where no room is left between them."""
    known: list[int | None] = [one.position for one in there]
    found = fitted([*known[:at], None, *known[at:]])
    others = [*found[:at], *found[at + 1 :]]
    for one, position in zip(there, others, strict=True):
        if one.position != position:
            work.change(paragraph_text, one.id, {"position": position})
    return found[at]


def _place(
    connection: Connection,
    newest: int,
    there: Sequence[ParagraphRow],
    ref: str,
    *,
    before: str | None,
    after: str | None,
) -> int:
    """The index before or after the paragraph of a number; the end where neither is named."""
    named = before or after
    if not named:
        return len(there)
    beside = paragraph_named(connection, newest, named)
    ids = [one.id for one in there]
    if beside is None or beside not in ids:
        raise NotFound(
            _("{ref} has no paragraph {number} to stand beside; its numbers are {numbers}.").format(
                ref=ref,
                number=named,
                numbers=", ".join(one.number for one in there if one.number)[:300] or _("none yet"),
            )
        )
    return ids.index(beside) + (0 if before else 1)


def _text(text: str) -> str:
    if not text.strip():
        raise Refused(_("{field} is needed.").format(field=_("Text")))
    return text


def _kind(kind: str) -> str:
    allowed = [one.value for one in ParagraphKind]
    if kind not in allowed:
        raise Refused(
            _("{field}: “{text}” is not one of {allowed}.").format(
                field=_("Kind"), text=kind, allowed=", ".join(allowed)
            )
        )
    return kind


def _refuse_taken(there: Sequence[ParagraphRow], number: str, own: int | None) -> None:
    """A number is one paragraph's; sub-paragraphs count anew below each."""
    if number and any(one.number == number and one.id != own and not one.level for one in there):
        raise Refused(_("There is already a paragraph {number} in this revision.").format(number=number))
