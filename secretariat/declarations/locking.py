"""When a text may still be changed: an adopted one is locked, and only the newest revision is worked on."""

from __future__ import annotations

from sqlalchemy import RowMapping

from secretariat.declarations.finding import revision_id
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


def open_text(work: Work, id_: int) -> RowMapping:
    """The declaration, where its text may be changed; raises ``Refused`` where it is adopted and so locked."""
    row = work.row(declaration, id_)
    if DeclarationStatus(row["status"]) in LOCKED:
        raise locked(row["ref"], row["status"])
    return row


def locked(ref: str, status: str) -> Refused:
    """The refusal to change an adopted text."""
    return Refused(
        _("{ref} is {status}: its text is locked; what is allowed is a corrigendum.").format(ref=ref, status=_(status))
    )


def open_paragraph(work: Work, id_: int) -> tuple[RowMapping, RowMapping]:
    """A paragraph's text and its declaration, where it may be changed: in the newest revision of an open text."""
    text = work.row(paragraph_text, id_)
    own = work.row(revision, text["revision_id"])
    row = open_text(work, own["declaration_id"])
    if revision_id(work.connection, row["id"]) != own["id"]:
        raise Refused(
            _("{paragraph} stands in {revision}, which is no longer the newest; change the newest revision.").format(
                paragraph=text["ref"], revision=own["label"]
            )
        )
    return text, row


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
