"""What staff do with declarations: add, edit, delete (their states: ``state_changes``). One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.adoption import checksum
from secretariat.declarations.finding import declaration_id
from secretariat.declarations.languages import language_code
from secretariat.declarations.locking import refuse_closed, status_named
from secretariat.declarations.model import (
    declaration,
    paragraph,
    paragraph_lineage,
    paragraph_text,
    paragraph_translation,
    revision,
)
from secretariat.declarations.positions_model import corrigendum, declaration_position, guard_overrule, stance
from secretariat.declarations.queries import DeclarationDetail, detail_of
from secretariat.declarations.revisions import RevisionText, take_in_revision
from secretariat.declarations.state_changes import adopted_on
from secretariat.declarations.state_changes import set_status as set_status
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.derived import depends_on, derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, keepable, sort_key

_WORKING: Final = ""


class DeclarationFields(TypedDict, total=False):
    """What can be set on a declaration; ``meeting`` names the meeting that is to adopt it, ``language`` is a code
    (en, id), ``marking`` stands on every page.
    """

    title: str
    meeting: str | None
    language: str | None
    marking: str | None
    note: str | None
    source: str | None


class KnownFields(DeclarationFields, total=False):
    """What a declaration may also come with, where it is taken over from elsewhere; ``adopted`` is EDTF."""

    ref: str
    status: str
    adopted: str
    revisions: Sequence[RevisionText]


def add_declaration(record: Record, **fields: Unpack[DeclarationFields]) -> DeclarationDetail:
    """Begin a declaration, with an empty working text for its paragraphs."""
    with record.act(N_("Add declaration {ref}"), ref="") as work:
        id_ = add_declaration_in(work, fields)
        added = detail_of(work.connection, id_)
        record.relabelled(work, N_("Add declaration {ref} ({title})"), ref=added.ref, title=_short(added.title))
        return added


def add_declaration_in(work: Work, fields: DeclarationFields | KnownFields) -> int:
    """The same as part of a larger act, with its revisions where they are known; gives the declaration's id."""
    known: Mapping[str, Any] = fields
    values = {**_EMPTY, **_columns(work.connection, fields)}
    _refuse_untitled(values)
    ref = known.get("ref")
    if ref:
        work.reserve_number("D", int(ref.removeprefix("D-")))
    values["ref"] = ref or f"D-{work.next_number('D')}"
    values["status"] = status_named(known.get("status") or DeclarationStatus.ZERO_DRAFT.value).value
    values |= adopted_on(known.get("adopted") or "")
    revisions = known.get("revisions") or [{"label": _WORKING, "dated": "", "paragraphs": []}]
    if DeclarationStatus(values["status"]) in LOCKED:
        newest = revisions[-1]["paragraphs"]
        values["sha256"] = checksum((one["number"], keepable(one["text"], _("Text"), lines=True)) for one in newest)
    values["folded"] = _folded(work.connection, values)
    id_ = work.insert(declaration, values)
    for position, one in enumerate(revisions, start=1):
        take_in_revision(work, id_, values["ref"], position, one)
    return id_


def edit_declaration(
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[DeclarationFields]
) -> DeclarationDetail:
    """Change a declaration's title, meeting, note or source. Raises ``Conflict``."""
    with record.act(N_("Edit declaration {ref}"), ref=which) as work:
        id_ = declaration_id(work.connection, which)
        before = work.row(declaration, id_)
        values = _columns(work.connection, fields)
        merged = {**before, **values}
        _refuse_untitled(merged)
        if merged["title"] != before["title"] and before["status"] == DeclarationStatus.UNDER_SILENCE:
            refuse_closed(before)
        if merged["title"] != before["title"] and DeclarationStatus(before["status"]) in LOCKED:
            raise Refused(
                _("{ref} is {status}: its title is part of the text and is locked.").format(
                    ref=before["ref"], status=_(before["status"])
                )
            )
        values["folded"] = _folded(work.connection, merged)
        work.change(declaration, id_, values, seen=version)
        record.relabelled(work, N_("Edit declaration {ref}"), ref=before["ref"])
        return detail_of(work.connection, id_)


def remove_declarations(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete declarations with their revisions and paragraphs in one act.

    Raises ``Refused`` while an action hangs on one, and for one that is adopted or under silence.
    """
    gone: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for which in refs:
            id_ = declaration_id(work.connection, which)
            row = work.as_seen(declaration, id_, seen)
            if DeclarationStatus(row["status"]) in LOCKED or row["status"] == DeclarationStatus.UNDER_SILENCE:
                raise Refused(
                    _("{ref} is {status}, and is not deleted; undo that first.").format(
                        ref=row["ref"], status=_(row["status"])
                    )
                )
            gone.append(row["ref"])
            _remove(work, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone[:20]))
    return gone


_TEXTS: Final = ("title", "language", "marking", "note", "source")
_EMPTY: Final = {**dict.fromkeys((*_TEXTS, "sha256", "sort_key"), ""), "meeting_id": None}


def _columns(connection: Connection, fields: DeclarationFields | KnownFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    values: dict[str, Any] = {key: fields.get(key) or "" for key in _TEXTS if key in fields}
    if values.get("language"):
        values["language"] = language_code(values["language"])
    if "title" in fields:
        values["sort_key"] = sort_key(values["title"])
    if "meeting" in fields:
        named = fields["meeting"]
        values["meeting_id"] = meeting_id(connection, named) if named else None
    return values


def _refuse_untitled(values: Mapping[str, Any]) -> None:
    if not values["title"].strip():
        raise Refused(_("{field} is needed.").format(field=_("Title")))


depends_on(declaration, lambda it: declaration.c.meeting_id == it["id"], meeting.c.folded)


@derives(declaration)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": _folded(connection, row)}


def _folded(connection: Connection, values: Mapping[str, Any]) -> str:
    """What the list's filter looks in."""
    found = connection.execute(select(meeting.c.folded).where(meeting.c.id == values["meeting_id"])).scalar() or ""
    texts = (values["ref"], values["title"], values["note"])
    return " | ".join([*(folded(text) for text in texts), found])


def _remove(work: Work, id_: int) -> None:
    """A declaration and everything of it, from the inside out."""
    own_revisions = select(revision.c.id).where(revision.c.declaration_id == id_)
    own_paragraphs = select(paragraph.c.id).where(paragraph.c.declaration_id == id_)
    about = [
        (table, select(table.c.id).where(table.c.declaration_id == id_))
        for table in (declaration_position, corrigendum, guard_overrule)
    ]
    inside = [
        *about,
        (stance, select(stance.c.id).where(stance.c.paragraph_id.in_(own_paragraphs))),
        (paragraph_lineage, select(paragraph_lineage.c.id).where(paragraph_lineage.c.paragraph_id.in_(own_paragraphs))),
        (
            paragraph_translation,
            select(paragraph_translation.c.id).where(paragraph_translation.c.revision_id.in_(own_revisions)),
        ),
        (paragraph_text, select(paragraph_text.c.id).where(paragraph_text.c.revision_id.in_(own_revisions))),
        (revision, own_revisions),
        (paragraph, own_paragraphs),
    ]
    for table, query in inside:
        for one in work.connection.execute(query.order_by(table.c.id)).scalars().all():
            work.remove(table, one)
    work.remove(declaration, id_)


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59] + "…"
