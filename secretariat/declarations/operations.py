"""What staff do with declarations: add, edit, delete, and bring to their next state. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.adoption import bracketed, checksum
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
from secretariat.declarations.procedure.silence import Silence, begun, refuse_before_its_time
from secretariat.declarations.queries import DeclarationDetail, detail_of, revisions_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.revisions import RevisionText, cut, cut_what_was_sent, take_in_revision
from secretariat.declarations.states import DeclarationStatus, ParagraphStanding
from secretariat.declarations.transitions import ALLOWED, LOCKED, may_follow
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.derived import depends_on, derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, keepable, sort_key

_WORKING: Final = ""
_LAST_CUT: Final = {
    DeclarationStatus.ADOPTED: N_("adopted text"),
    DeclarationStatus.ENDORSED: N_("endorsed text"),
    DeclarationStatus.CHAIRS_STATEMENT: N_("chair's statement"),
}
"""How the working text is called once it is adopted or otherwise ends."""

_UNKNOWN_DATE_SORT = "~"  # what is not adopted yet comes after what is


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
    values |= _adopted(known.get("adopted") or "")
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


def set_status(
    record: Record,
    which: str,
    new: str,
    *,
    on: PartialDate | None = None,
    silence: Silence | None = None,
    version: int | None = None,
) -> DeclarationDetail:
    """Bring a declaration to its next state; ``on`` is the day of adoption (today by default), ``silence`` until when
    objections are waited for.

    Adopting locks the text and keeps its checksum. ``version`` is the one that was on screen. Raises ``Refused`` naming
    what is allowed from here, where a bracket is still open, silence still runs, or there is no text; ``Conflict``
    where somebody else set another state since.
    """
    with record.act(N_("Set {ref} to {status}"), ref=which, status=new) as work:
        id_ = declaration_id(work.connection, which)
        row = work.row(declaration, id_)
        before, after = DeclarationStatus(row["status"]), status_named(new)
        values: dict[str, Any] = {**work.merged(declaration, id_, {"status": after.value}, seen=version)}
        if not may_follow(before, after):
            raise Refused(_not_from_here(row["ref"], before))
        refuse_before_its_time(dict(row), after, work.now)
        values |= _silence(row["ref"], after, silence, work.now)
        paragraphs = detail_of(work.connection, id_).paragraphs
        if after in LOCKED or after in _AGREED_BELOW:
            markdown = revisions_of(work.connection, id_)[-1].written_in == MARKDOWN
            _refuse_unready(row["ref"], [one.wording() for one in paragraphs], after, markdown)
        if after in LOCKED:
            sha256 = checksum((one.number, one.text) for one in paragraphs)
            values |= {"sha256": sha256, **_adopted((on or PartialDate.of(record.today)).edtf)}
            _cut_last(work, id_, after)
        elif on is not None:
            raise Refused(_("A date goes with adoption only; {status} has none.").format(status=_(after.value)))
        work.change(declaration, id_, values)
        if before is DeclarationStatus.UNDER_SILENCE and after not in LOCKED:
            cut_what_was_sent(work, id_)
        record.relabelled(work, N_("Set {ref} to {status}"), ref=row["ref"], status=after.value)
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


def _silence(ref: str, after: DeclarationStatus, silence: Silence | None, now: datetime) -> dict[str, Any]:
    """Until when silence is kept, in the state that has it; whoever objects must know it is over in every other."""
    if after is DeclarationStatus.UNDER_SILENCE:
        return begun(ref, silence, now)
    if silence is not None:
        raise Refused(_("A moment goes with silence only; {status} has none.").format(status=_(after.value)))
    return {} if after in LOCKED else {"silence_until": None, "silence_zone": ""}


def _cut_last(work: Work, id_: int, after: DeclarationStatus) -> None:
    """What is adopted has a name: where the working text had none yet, it is cut under the usual one."""
    newest = revisions_of(work.connection, id_)[-1]
    if not newest.label:
        known = {folded(one.label) for one in revisions_of(work.connection, id_)}
        label = _LAST_CUT[after]
        cut(work, newest.id, label if folded(label) not in known else f"{label} ({work.now:%Y-%m-%d %H:%M})")


_AGREED_BY_OFFICIALS: Final = frozenset({DeclarationStatus.SOM_AGREED, DeclarationStatus.AD_REFERENDUM})
_AGREED_BELOW: Final = _AGREED_BY_OFFICIALS | {DeclarationStatus.UNDER_SILENCE}
PARKED: Final = ParagraphStanding.PARKED.value
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


def _adopted(edtf: str) -> dict[str, str]:
    sort = PartialDate.from_edtf(edtf).sort_key if edtf else _UNKNOWN_DATE_SORT
    return {"adopted": edtf, "adopted_sort": sort}


depends_on(declaration, lambda it: declaration.c.meeting_id == it["id"], meeting.c.folded)


@derives(declaration)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": _folded(connection, row)}


def _folded(connection: Connection, values: Mapping[str, Any]) -> str:
    """What the list's filter looks in."""
    found = connection.execute(select(meeting.c.folded).where(meeting.c.id == values["meeting_id"])).scalar() or ""
    texts = (values["ref"], values["title"], values["note"])
    return " | ".join([*(folded(text) for text in texts), found])


def _not_from_here(ref: str, before: DeclarationStatus) -> str:
    allowed = ALLOWED[before]
    if not allowed:
        return _("{ref} is {status}, which is where it ends; a later change is a corrigendum.").format(
            ref=ref, status=_(before.value)
        )
    return _("{ref} is {status}; from there it can be: {allowed}.").format(
        ref=ref, status=_(before.value), allowed=", ".join(state.value for state in allowed)
    )


def _refuse_unready(ref: str, text: Sequence[Paragraph], after: DeclarationStatus, markdown: bool) -> None:
    """A text is adopted whole: there is one, and nothing in it stands in brackets. Senior officials leave those to
    ministers alone that stand in paragraphs parked for them.
    """
    if not text:
        raise Refused(_("{ref} has no text yet; it can't be {status}.").format(ref=ref, status=_(after.value)))
    still = bracketed(text, markdown=markdown)
    if after in _AGREED_BY_OFFICIALS:
        parked = {said for said, one in zip(addresses(text), text, strict=True) if one.standing == PARKED}
        left = [said for said in still if said not in parked]
        if left:
            raise Refused(
                _("{ref} has brackets open in {paragraphs}; settle them, or park the paragraphs for ministers.").format(
                    ref=ref, paragraphs=", ".join(left[:12])
                )
            )
        return
    if still:
        raise Refused(
            _("{ref} still has text in square brackets, which is not agreed, in: {paragraphs}.").format(
                ref=ref, paragraphs=", ".join(still[:12])
            )
        )


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
