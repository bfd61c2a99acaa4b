"""When a text may still be changed: an adopted one is locked, and only the working text is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.queries import revisions_of
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.declarations.working_text import working_revision
from secretariat.record.earlier import rows_at
from secretariat.record.merging import last_user
from secretariat.record.seen import Seen
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded


def open_text(work: Work, id_: int) -> RowMapping:
    """The declaration, where its text may be changed; raises ``Refused`` where it is adopted and so locked, or under
    silence: what others are asked not to object to stays as they were sent it.
    """
    row = work.row(declaration, id_)
    refuse_closed(row)
    return row


def refuse_closed(row: RowMapping) -> None:
    """Raise ``Refused`` where a declaration's text may not be changed."""
    refuse_in_state(row["ref"], row["status"])


def refuse_in_state(ref: str, status: str) -> None:
    """The same by its reference and state."""
    if status == DeclarationStatus.UNDER_SILENCE:
        raise Refused(
            _("{ref} is under silence: its text is changed only once it is back under negotiation.").format(ref=ref)
        )
    if DeclarationStatus(status) in LOCKED:
        raise locked(ref, status)


def locked(ref: str, status: str) -> Refused:
    """The refusal to change an adopted text."""
    return Refused(
        _("{ref} is {status}: its text is locked; what is allowed is a corrigendum.").format(ref=ref, status=_(status))
    )


def open_paragraph(work: Work, id_: int) -> tuple[RowMapping, RowMapping]:
    """A paragraph's text in the working text, where it may be changed, and its declaration.

    ``id_`` may be its text in the newest cut, which is what a person saw: then the working text is begun, and the row
    is the paragraph's own there. Raises ``Refused`` for a text in an earlier revision.
    """
    text = work.row(paragraph_text, id_)
    own = work.row(revision, text["revision_id"])
    row = open_text(work, own["declaration_id"])
    if not own["label"]:
        return text, row
    working = working_revision(work, row["id"])
    cuts = [one.id for one in revisions_of(work.connection, row["id"]) if one.label]
    if cuts[-1] != own["id"]:
        raise fixed(text["ref"], own["label"])
    there = select(paragraph_text.c.id).where(
        paragraph_text.c.revision_id == working, paragraph_text.c.paragraph_id == text["paragraph_id"]
    )
    moved = work.connection.execute(there).scalar()
    if moved is None:
        raise NotFound(_("{paragraph} is no longer in the working text.").format(paragraph=text["ref"]))
    return work.row(paragraph_text, moved), row


_CONTENT: Final = ("text", "number", "kind", "level", "marker", "standing", "position")


def typed_over(
    work: Work, asked: int, own: RowMapping, values: Mapping[str, Any], version: int | None
) -> Mapping[str, Any]:
    """What is to be written of ``values``, which were typed over version ``version`` of a paragraph's text ``asked``,
    into ``own``, its row in the working text. Raises ``Conflict``.
    """
    if version is None or own["id"] == asked or version > work.row(paragraph_text, asked)["version"]:
        return work.merged(paragraph_text, own["id"], values, seen=version)
    return work.merged_over(paragraph_text, own["id"], values, content_seen(work.connection, asked, version))


def content_seen(connection: Connection, asked: int, version: int) -> dict[str, Any]:
    """What stood in a paragraph's text at a version; as it was cut, where that version is not known."""
    known = rows_at(connection, paragraph_text, {asked: version}).get(asked)
    if known is None:
        known = dict(connection.execute(select(paragraph_text).where(paragraph_text.c.id == asked)).mappings().one())
    return {key: known[key] for key in _CONTENT}


def refuse_unseen(work: Work, asked: int, own: RowMapping, seen: Seen) -> None:
    """Raise ``Refused`` where a paragraph that is to go is not as it was seen, in the working text or in a cut."""
    if own["id"] == asked:
        work.as_seen(paragraph_text, asked, seen)
    elif asked in seen:
        before = content_seen(work.connection, asked, seen[asked])
        if before["text"] != own["text"]:
            raise Refused(
                _("{ref} was changed meanwhile by {user} ({fields}) and was not deleted; look at it first.").format(
                    ref=own["ref"], user=last_user(work.connection, paragraph_text, own["id"]), fields=_("Text")
                )
            )


def fixed(paragraph: str, label: str) -> Refused:
    """The refusal to change what was cut."""
    return Refused(
        _("{paragraph} stands in {revision}, which was cut and stays as it is; change the working text.").format(
            paragraph=paragraph, revision=label
        )
    )


def status_named(words: str) -> DeclarationStatus:
    """The state that ``words`` names, in English or the reader's language; raises ``Refused`` listing them."""
    wanted = _plain(words)
    for state in DeclarationStatus:
        if wanted in (_plain(state.value), _plain(_(state.value))):
            return state
    allowed = ", ".join(state.value for state in DeclarationStatus)
    raise Refused(
        _("“{words}” is no state of a declaration; they are: {allowed}.").format(words=words, allowed=allowed)
    )


def _plain(words: str) -> str:
    return folded(words.replace("-", " ").replace("_", " ").replace("'", "").replace("’", ""))
