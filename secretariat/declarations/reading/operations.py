"""Taking a text in: as a new declaration, or as the working text or a named revision of one. One text, one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id
from secretariat.declarations.locking import refuse_closed
from secretariat.declarations.model import (
    declaration,
    paragraph,
    paragraph_lineage,
    paragraph_text,
    revision,
)
from secretariat.declarations.negotiation.draft import draft_of
from secretariat.declarations.operations import add_declaration_in
from secretariat.declarations.places import STEP
from secretariat.declarations.queries import Revision, paragraphs_of, revisions_of
from secretariat.declarations.reading.as_it_was import as_it_was, without_marking
from secretariat.declarations.reading.became import Became, became
from secretariat.declarations.reading.read_text import MARKDOWN, ReadText
from secretariat.declarations.reading.taking_along import Descended, take_along
from secretariat.declarations.revisions import cut, next_label, paragraph_ref
from secretariat.declarations.translations import take_over_translations
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meetings
from secretariat.record.bulk import uncollected
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


@dataclass(frozen=True, slots=True)
class Target:
    """Where a text goes: into the declaration named (reference or title), or into a new one of ``meeting`` and
    ``title`` (the text's own where it is ""). ``label`` cuts it as a revision; "" leaves it as the working text.
    """

    declaration: str = ""
    meeting: str = ""
    title: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking a text in does, or did: ``ref`` is "" for a new declaration that is only previewed, ``meeting`` the
    meeting's reference, ``revision`` the label ("" for the working text). ``cut_first`` is the label under which the
    working text that was there is kept.
    """

    ref: str
    title: str
    meeting: str
    revision: str
    became: Became
    cut_first: str = ""


def preview(record: Record, read: ReadText, target: Target) -> TakenIn:
    """What taking a text in would do; changes nothing. Raises ``Refused`` as ``take_in`` does."""
    with uncollected(), record.reading() as connection:
        return _planned(connection, read, target).told


def take_in(record: Record, read: ReadText, target: Target) -> TakenIn:
    """Take a text in, its paragraphs being those of the text before wherever they are recognised.

    A working text that no revision holds yet is cut first, so that nothing is lost. Raises ``Refused`` where a new
    text has no title, the declaration is locked or is another meeting's, or the label names a revision already;
    ``NotFound`` for names.
    """
    with uncollected(), record.act(N_("Take in a text"), ref="") as work:
        plan = _planned(work.connection, read, target)
        id_, told = plan.id, plan.told
        if id_ is None:
            id_ = add_declaration_in(work, {"title": told.title, "meeting": told.meeting or None})
        ref = work.row(declaration, id_)["ref"]
        if told.cut_first and plan.newest is not None:
            cut(work, plan.newest.id, told.cut_first)
        working = _emptied(work, id_, plan.read)
        descent = _write(work, id_, ref, working, plan)
        if plan.newest is not None:
            before, now = (draft_of(work.connection, one) for one in (plan.newest.id, working))
            take_along(work, id_, before, now, descent)
        if target.label.strip():
            cut(work, working, target.label.strip())
        label = N_("Take in a text as {revision} of {ref}") if target.label.strip() else N_("Take in a text for {ref}")
        record.relabelled(work, label, ref=ref, revision=target.label.strip())
        return replace(told, ref=ref)


@dataclass(frozen=True, slots=True)
class _Plan:
    id: int | None
    newest: Revision | None  # which holds paragraphs
    told: TakenIn
    read: ReadText  # as it is written in the record


def _as_it_was(read: ReadText, before: Sequence[Paragraph], newest: Revision | None) -> ReadText:
    return as_it_was(read, before, newest.written_in, newest.front_matter) if newest else read


def _planned(connection: Connection, read: ReadText, target: Target) -> _Plan:
    label = target.label.strip()
    if not target.declaration:
        title = " ".join((target.title or read.title).split())
        if not title:
            raise Refused(_("The text has no title that could be recognised; give it one."))
        own = _meeting_ref(connection, meeting_id(connection, target.meeting)) if target.meeting else ""
        return _Plan(None, None, TakenIn("", title[:500], own, label, became((), read.paragraphs)), read)
    id_ = declaration_id(connection, target.declaration)
    row = connection.execute(select(declaration).where(declaration.c.id == id_)).mappings().one()
    refuse_closed(row)
    _refuse_other_meeting(connection, row, target)
    revisions = revisions_of(connection, id_)
    _refuse_known_label(revisions, row["ref"], label)
    held = [one for one in revisions if one.label or one.paragraphs]
    newest = held[-1] if held else None
    before = [one.wording() for one in paragraphs_of(connection, newest.id)] if newest else []
    read = without_marking(_as_it_was(read, before, newest), before, row["marking"])
    first = _free_label(revisions, label) if newest and not newest.label else ""
    own = _meeting_ref(connection, row["meeting_id"])
    told = TakenIn(row["ref"], row["title"], own, label, became(before, read.paragraphs), first)
    return _Plan(id_, newest, told, read)


def _free_label(revisions: Sequence[Revision], other: str) -> str:
    """The name that the working text is cut under before another text takes its place."""
    label = next_label([one.label for one in revisions])
    return next_label([label]) if folded(label) == folded(other) else label


def _refuse_other_meeting(connection: Connection, row: Any, target: Target) -> None:
    if target.meeting and row["meeting_id"] is not None and meeting_id(connection, target.meeting) != row["meeting_id"]:
        raise Refused(
            _("{ref} is a text of {meeting}, not of {other}.").format(
                ref=row["ref"], meeting=_meeting_ref(connection, row["meeting_id"]), other=target.meeting
            )
        )


def _refuse_known_label(revisions: Sequence[Revision], ref: str, label: str) -> None:
    for one in revisions:
        if label and one.label and folded(one.label) == folded(label):
            raise Refused(
                _("{ref} already has a revision {label}; give this one another name.").format(ref=ref, label=one.label)
            )


def _meeting_ref(connection: Connection, id_: int | None) -> str:
    return connection.execute(select(meetings.c.ref).where(meetings.c.id == id_)).scalar() or ""


def _emptied(work: Work, id_: int, read: ReadText) -> int:
    """The working text that the paragraphs go into: the empty one there is, else a new one after the newest cut."""
    newest = revisions_of(work.connection, id_)[-1]
    form = {"written_in": MARKDOWN if read.written_in == MARKDOWN else "", "front_matter": read.front_matter}
    if not newest.label:
        work.change(revision, newest.id, form)
        return newest.id
    values = {
        "declaration_id": id_,
        "position": work.row(revision, newest.id)["position"] + 1,
        "label": "",
        "dated": "",
        "cut_at": None,
        "note": "",
    }
    return work.insert(revision, {**values, **form})


def _write(work: Work, id_: int, ref: str, working: int, plan: _Plan) -> list[Descended]:
    """The paragraphs, those that are new with an identity of their own; lineage and translations with them.

    Gives what was split and merged.
    """
    outcome = plan.told.became
    fresh = sum(one.identity is None for one in outcome.paragraphs)
    made = iter(work.insert_many(paragraph, [{"declaration_id": id_}] * fresh) if fresh else ())
    said = addresses(outcome.paragraphs)
    identities = [one.identity if one.identity is not None else next(made) for one in outcome.paragraphs]
    work.insert_many(
        paragraph_text,
        [
            {
                "ref": paragraph_ref(ref, said[place - 1], one.kind),
                "revision_id": working,
                "paragraph_id": identity,
                "position": STEP * place,
                "number": one.number,
                "kind": one.kind,
                "level": one.level,
                "marker": one.marker,
                "standing": one.standing,
                "text": one.text,
            }
            for place, (one, identity) in enumerate(zip(outcome.paragraphs, identities, strict=True), start=1)
        ],
    )
    descent = [Descended(identities[place], source, how) for place, source, how in outcome.descent]
    for one in descent:
        work.insert(paragraph_lineage, {"paragraph_id": one.paragraph, "from_id": one.source, "how": one.how.value})
    if plan.newest is not None:
        _keep_translations(work, plan.newest.id, working, outcome.paragraphs)
    return descent


def _keep_translations(work: Work, before: int, working: int, paragraphs: Sequence[Paragraph]) -> None:
    """Translations of the paragraphs whose words stayed as they were; others would translate what is no longer said."""
    query = select(paragraph_text.c.paragraph_id, paragraph_text.c.text).where(paragraph_text.c.revision_id == before)
    known = dict(work.connection.execute(query).all())
    stayed = {one.identity for one in paragraphs if one.identity is not None and known.get(one.identity) == one.text}
    take_over_translations(work, before, working, stayed)
