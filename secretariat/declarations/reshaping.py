"""Splitting a paragraph in two and merging two into one: each one act, with where the new shape comes from."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from secretariat.declarations.drafting import make_room
from secretariat.declarations.locking import open_paragraph, refuse_unseen, typed_over
from secretariat.declarations.model import paragraph, paragraph_lineage, paragraph_text
from secretariat.declarations.negotiation.draft import Draft, draft_of
from secretariat.declarations.negotiation.editing import OpenDraft, settle_after
from secretariat.declarations.negotiation.stances import digest
from secretariat.declarations.paragraph_numbers import Numbered, number_for
from secretariat.declarations.queries import ParagraphRow, paragraph_at
from secretariat.declarations.rehoming import rehome, rehome_stances
from secretariat.declarations.revisions import name_anew, paragraph_ref
from secretariat.declarations.states import Descent, ParagraphStanding
from secretariat.declarations.translations import join_translations, translations
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_SETTLED: Final = (
    ParagraphStanding.OPEN.value,
    ParagraphStanding.PARKED.value,
    ParagraphStanding.AD_REFERENDUM.value,
    ParagraphStanding.AGREED.value,
)


def split_paragraph(record: Record, id_: int, at: int, *, version: int | None = None) -> ParagraphRow:
    """Split a paragraph's text before its character ``at`` (of the text as it was seen); gives the new second half.

    What stands before stays the paragraph it was; what follows is a new one of the same kind and standing, split from
    it. Raises ``Refused`` where one half would be empty, ``Conflict`` where another text was saved meanwhile.
    """
    with record.act(N_("Split paragraph {paragraph}"), paragraph="") as work:
        own, row = open_paragraph(work, id_)
        asked, id_ = id_, own["id"]
        first, second = own["text"][:at].rstrip(), own["text"][at:].lstrip()
        if not first or not second:
            raise Refused(_("A paragraph is split within its text: words have to stand on either side."))
        was = draft_of(work.connection, own["revision_id"])
        work.change(paragraph_text, id_, typed_over(work, asked, own, {"text": first}, version))
        place = was.index(id_)
        number = number_for([Numbered(one.number, one.kind) for one in was.rows], place + 1, own["kind"])
        identity = work.insert(paragraph, {"declaration_id": row["id"]})
        values = {
            "ref": paragraph_ref(row["ref"], number, own["kind"]),
            "revision_id": own["revision_id"],
            "paragraph_id": identity,
            "position": make_room(work, was.rows, place + 1),
            "number": number,
            "kind": own["kind"],
            "level": own["level"],
            "standing": own["standing"],
            "text": second,
        }
        made = work.insert(paragraph_text, values)
        name_anew(work, row["ref"], own["revision_id"])
        work.insert(
            paragraph_lineage, {"paragraph_id": identity, "from_id": own["paragraph_id"], "how": Descent.SPLIT.value}
        )
        now = draft_of(work.connection, own["revision_id"])
        kept = _words_of(now, own["paragraph_id"])
        rehome_stances(work, row["id"], own["paragraph_id"], identity, lambda one: one.bracket not in kept)
        on = OpenDraft(row["id"], row["ref"], own["revision_id"], was)
        settle_after(work, on, reshaped={own["paragraph_id"]}, now=now)
        record.relabelled(work, N_("Split paragraph {paragraph}"), paragraph=own["ref"])
        return paragraph_at(work.connection, made)


def merge_with_next(record: Record, id_: int, *, seen: Seen = UNSEEN) -> ParagraphRow:
    """Put the next paragraph's words behind those of a paragraph, which stays the paragraph it is and is as far as the
    less negotiated of both.

    ``seen`` are the versions of the texts as they were shown. Raises ``Refused`` for the last paragraph, ``Conflict``
    where another text was saved meanwhile in one of them.
    """
    with record.act(N_("Merge paragraph {paragraph} with the next"), paragraph="") as work:
        own, row = open_paragraph(work, id_)
        was = draft_of(work.connection, own["revision_id"])
        place = was.index(own["id"])
        if place + 1 >= len(was.rows):
            raise Refused(_("{paragraph} is the last already.").format(paragraph=own["ref"]))
        following = was.rows[place + 1]
        _refuse_unseen_following(work, following, seen)
        pair = (own["paragraph_id"], following.paragraph)
        beside = translations(work.connection, own["revision_id"])
        text = f"{own['text'].rstrip()} {following.text.lstrip()}"
        work.change(paragraph_text, own["id"], typed_over(work, id_, own, {"text": text}, seen.get(id_)))
        join_translations(work, *([one for one in beside if one.paragraph == id_] for id_ in pair))
        work.remove(paragraph_text, following.id)
        work.insert(
            paragraph_lineage,
            {"paragraph_id": own["paragraph_id"], "from_id": following.paragraph, "how": Descent.MERGED.value},
        )
        rehome(work, row["id"], following.paragraph, own["paragraph_id"])
        work.change(paragraph_text, own["id"], {"standing": _least_settled(own["standing"], following.standing)})
        on = OpenDraft(row["id"], row["ref"], own["revision_id"], was)
        settle_after(work, on, reshaped={own["paragraph_id"]})
        record.relabelled(work, N_("Merge paragraph {paragraph} with the next"), paragraph=own["ref"])
        return paragraph_at(work.connection, own["id"])


def _least_settled(one: str, other: str) -> str:
    """How far two paragraphs in one are: agreed only where both are."""
    return min(one, other, key=_SETTLED.index)


def _refuse_unseen_following(work: Work, following: ParagraphRow, seen: Seen) -> None:
    """The paragraph that is merged into another is gone afterwards: as it was seen, in the working text or in a cut."""
    query = select(paragraph_text.c.id).where(
        paragraph_text.c.paragraph_id == following.paragraph, paragraph_text.c.id.in_(list(seen))
    )
    for asked in work.connection.execute(query).scalars().all():
        refuse_unseen(work, asked, work.row(paragraph_text, following.id), seen)


def _words_of(draft: Draft, identity: int) -> set[str]:
    """By what the brackets that open in a paragraph are known."""
    return {digest(one.words) for one in draft.parsed.disputed if draft.rows[one.opens.paragraph].paragraph == identity}
