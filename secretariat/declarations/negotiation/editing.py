"""Writing an edit of brackets into the working text: versions are checked, stances go along, agreed text reopened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named
from secretariat.declarations.locking import content_seen, open_text, typed_over
from secretariat.declarations.model import paragraph, paragraph_text
from secretariat.declarations.negotiation.draft import Draft, draft_of
from secretariat.declarations.negotiation.stances import follow_words
from secretariat.declarations.queries import ParagraphRow
from secretariat.declarations.states import ParagraphStanding
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.working_text import working_revision
from secretariat.record.seen import Seen
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import NotFound

Edit: TypeAlias = Callable[[Draft], Mapping[int, Paragraph]]
"""From a text to its paragraphs that change, by index; one without text goes."""

_AGREED: Final = frozenset({ParagraphStanding.AGREED.value, ParagraphStanding.AD_REFERENDUM.value})
_REOPENED: Final[ContextVar[list[str] | None]] = ContextVar("reopened", default=None)


@contextmanager
def reopened_noted() -> Iterator[list[str]]:
    """Collect a sentence for each agreed paragraph that is opened again inside, so that whoever did it is told."""
    noted: list[str] = []
    token = _REOPENED.set(noted)
    try:
        yield noted
    finally:
        _REOPENED.reset(token)


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The working text of an open declaration within an act."""

    declaration: int
    ref: str
    revision: int
    draft: Draft


def open_draft(work: Work, which: str) -> OpenDraft:
    """The working text of a declaration, begun where need be; raises ``Refused`` where the text is locked."""
    row = open_text(work, declaration_id(work.connection, which))
    revision = working_revision(work, row["id"])
    return OpenDraft(row["id"], row["ref"], revision, draft_of(work.connection, revision))


def write_edit(work: Work, on: OpenDraft, edit: Edit, seen: Seen) -> list[int]:
    """Write an edit down and give the indices that changed.

    ``seen`` are versions of paragraphs' texts (in the working text or the newest cut) as they were on screen. Where
    another text was saved since in a paragraph that changes, ``Conflict`` shows both and nothing is written.
    """
    versions = versions_seen(work.connection, on.draft, seen)
    texts = _texts_seen(work.connection, on.draft, versions)
    changed = edit(on.draft.with_texts(texts) if texts else on.draft)
    for index in [index for index in changed if index in texts]:
        own = work.row(paragraph_text, on.draft.rows[index].id)
        asked, version = versions[index]
        left = typed_over(work, asked, own, {"text": changed[index].text}, version)
        work.change(paragraph_text, own["id"], left)
    for index, one in changed.items():
        if index in texts:
            continue
        row = on.draft.rows[index]
        if one.text.strip():
            work.change(paragraph_text, row.id, {"text": one.text, "marker": one.marker})
        else:
            work.remove(paragraph_text, row.id)
    settle_after(work, on)
    return list(changed)


def settle_after(work: Work, on: OpenDraft, *, reshaped: Collection[int] = (), now: Draft | None = None) -> None:
    """What follows from changed words: stances go along, and what was agreed is open again where it has other words, or
    a bracket stands there, with its partner or without.

    ``reshaped`` are paragraphs (their identities) that were only split or merged: nothing else is said there;
    ``now`` is the text as it is now, where it was read already.
    """
    now = draft_of(work.connection, on.revision) if now is None else now
    follow_words(work, on.declaration, on.draft, now)
    before = {row.paragraph: row.text for row in on.draft.rows if row.paragraph not in reshaped}
    bracketed = set(now.parsed.open_in)
    for index, row in enumerate(now.rows):
        if row.standing not in _AGREED:
            continue
        if index in bracketed or before.get(row.paragraph, row.text).split() != row.text.split():
            work.change(paragraph_text, row.id, {"standing": ParagraphStanding.OPEN.value})
            _note_reopened(row)


def _note_reopened(row: ParagraphRow) -> None:
    noted = _REOPENED.get()
    if noted is not None:
        said = _("{paragraph} was {standing}; it is open again.")
        noted.append(said.format(paragraph=row.ref, standing=_(row.standing)))


def index_of(work: Work, on: OpenDraft, one: str | int) -> int:
    """Where a paragraph stands in the working text, by its address or the id of its text there or in a cut."""
    if isinstance(one, str):
        id_ = paragraph_named(work.connection, on.revision, one)
        if id_ is None:
            raise no_paragraph(on.ref, one)
        return on.draft.index(id_)
    identity = work.row(paragraph_text, one)["paragraph_id"]
    for index, row in enumerate(on.draft.rows):
        if row.paragraph == identity:
            return index
    raise NotFound(_("This paragraph is no longer there; somebody deleted it meanwhile."))


def no_paragraph(which: str, paragraph: str) -> NotFound:
    """The refusal of a paragraph that is not there."""
    return NotFound(_("{declaration} has no paragraph {number}.").format(declaration=which, number=paragraph))


def text_changed(work: Work, text_id: int, before: str) -> None:
    """``settle_after`` for an act that writes a paragraph's text itself: ``before`` is what stood there."""
    row = work.row(paragraph_text, text_id)
    if row["text"] == before:
        return
    query = select(paragraph.c.declaration_id).where(paragraph.c.id == row["paragraph_id"])
    declaration = work.connection.execute(query).scalar_one()
    now = draft_of(work.connection, row["revision_id"])
    was = now.with_texts({now.index(text_id): before})
    settle_after(work, OpenDraft(declaration, "", row["revision_id"], was), now=now)


def versions_seen(connection: Connection, draft: Draft, seen: Seen) -> dict[int, tuple[int, int]]:
    """What was seen of each paragraph, by index: the id of its text, there or in the newest cut, and the version."""
    if not seen:
        return {}
    by_identity = {row.paragraph: index for index, row in enumerate(draft.rows)}
    query = select(paragraph_text.c.id, paragraph_text.c.paragraph_id).where(paragraph_text.c.id.in_(list(seen)))
    own = {row.id for row in draft.rows}
    versions: dict[int, tuple[int, int]] = {}
    for id_, identity in connection.execute(query):
        index = by_identity.get(identity)
        if index is not None and (id_ in own or index not in versions):
            versions[index] = (id_, seen[id_])
    return versions


def _texts_seen(connection: Connection, draft: Draft, versions: Mapping[int, tuple[int, int]]) -> dict[int, str]:
    """The texts that were on screen, by index, where another one stands there now."""
    found = {}
    for index, (asked, version) in versions.items():
        row = draft.rows[index]
        if asked == row.id and version == row.version:
            continue
        was = content_seen(connection, asked, version)["text"]
        if was != row.text:
            found[index] = was
    return found
