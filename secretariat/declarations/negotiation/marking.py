"""How far a paragraph is negotiated: open, agreed, agreed ad referendum, parked for ministers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping

from secretariat.declarations.locking import content_seen, typed_over
from secretariat.declarations.model import paragraph_text
from secretariat.declarations.negotiation.draft import Draft
from secretariat.declarations.negotiation.editing import index_of, open_draft, versions_seen
from secretariat.declarations.states import ParagraphStanding
from secretariat.record.merging import last_user
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


def mark_paragraphs(
    record: Record, which: str, paragraphs: Sequence[str | int], standing: ParagraphStanding, *, seen: Seen = UNSEEN
) -> list[str]:
    """Say how far paragraphs (addresses, or ids of their texts) are negotiated; gives their addresses.

    Raises ``Refused`` where one with an open bracket would be agreed, or other words stand there than were seen: nobody
    agrees to what they have not read.
    """
    with record.act(N_("Mark {paragraph} of {ref} as {standing}"), paragraph="", ref=which, standing="") as work:
        on = open_draft(work, which)
        versions = versions_seen(work.connection, on.draft, seen)
        indices = [index_of(work, on, one) for one in paragraphs]
        for index in indices:
            row = on.draft.rows[index]
            if standing in (ParagraphStanding.AGREED, ParagraphStanding.AD_REFERENDUM):
                _refuse_bracketed(on.draft, index)
            own = work.row(paragraph_text, row.id)
            asked, version = versions.get(index, (row.id, row.version))
            _refuse_unread(work, asked, own, version)
            work.change(paragraph_text, row.id, typed_over(work, asked, own, {"standing": standing.value}, version))
        marked = [on.draft.rows[index].address for index in indices]
        named = {"paragraph": ", ".join(marked[:20]), "ref": on.ref, "standing": standing.value}
        record.relabelled(work, N_("Mark {paragraph} of {ref} as {standing}"), **named)
        return marked


def standing_named(words: str) -> ParagraphStanding:
    """The standing that ``words`` mean, in English or the reader's language, or their beginning or end.

    Raises ``Refused`` listing them.
    """
    wanted = _plain(words)
    exact = [one for one in ParagraphStanding if wanted in (_plain(one.value), _plain(_(one.value)))]
    near = [one for one in ParagraphStanding if wanted and _plain(one.value).startswith(wanted)]
    ends = [one for one in ParagraphStanding if len(wanted) > 3 and _plain(one.value).endswith(wanted)]
    for found in (exact, near, ends):
        if len(found) == 1:
            return found[0]
    raise Refused(
        _("“{words}” is not how a paragraph can stand; it is one of: {allowed}.").format(
            words=words, allowed=", ".join(_(one.value) for one in ParagraphStanding)
        )
    )


def _plain(words: str) -> str:
    return folded(words.replace("-", " ").replace("_", " ").strip())


def _refuse_unread(work: Work, asked: int, own: RowMapping, version: int) -> None:
    if content_seen(work.connection, asked, version)["text"] != own["text"]:
        user = last_user(work.connection, paragraph_text, own["id"])
        raise Refused(
            _("{ref} reads otherwise since {user} changed it; read it again first.").format(ref=own["ref"], user=user)
        )


def _refuse_bracketed(draft: Draft, index: int) -> None:
    """A paragraph is agreed when nothing in it stands in brackets."""
    ids = [one.id for one in draft.parsed.disputed if one.opens.paragraph <= index <= one.closes.paragraph]
    alone = [f"“{one.character}”" for one in draft.parsed.unmatched if one.place.paragraph == index]
    if ids or alone:
        raise Refused(
            _("{paragraph} can't be agreed while brackets are open in it: {brackets}.").format(
                paragraph=draft.rows[index].ref, brackets=", ".join([*ids[:12], *alone])
            )
        )
