"""The states of a declaration: bringing it from one to the next. One function, one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from secretariat.declarations.adoption import bracketed, checksum
from secretariat.declarations.finding import declaration_id
from secretariat.declarations.locking import status_named
from secretariat.declarations.model import declaration
from secretariat.declarations.procedure.silence import Silence, begun, refuse_before_its_time
from secretariat.declarations.queries import DeclarationDetail, detail_of, revisions_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.revisions import cut, cut_what_was_sent, was_sent
from secretariat.declarations.states import DeclarationStatus, ParagraphStanding
from secretariat.declarations.text_seen import TextSeen, refuse_unread
from secretariat.declarations.transitions import ALLOWED, LOCKED, may_follow
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.declarations.working_text import working_revision
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_LAST_CUT: Final = {
    DeclarationStatus.ADOPTED: N_("adopted text"),
    DeclarationStatus.ENDORSED: N_("endorsed text"),
    DeclarationStatus.CHAIRS_STATEMENT: N_("chair's statement"),
}
"""How the working text is called once it is adopted or otherwise ends."""
_UNKNOWN_DATE_SORT = "~"  # what is not adopted yet comes after what is
_AGREED_BY_OFFICIALS: Final = frozenset({DeclarationStatus.SOM_AGREED, DeclarationStatus.AD_REFERENDUM})
_AGREED_BELOW: Final = _AGREED_BY_OFFICIALS | {DeclarationStatus.UNDER_SILENCE}
_PARKED: Final = ParagraphStanding.PARKED.value


def set_status(
    record: Record,
    which: str,
    new: str,
    *,
    on: PartialDate | None = None,
    silence: Silence | None = None,
    version: int | None = None,
    read: TextSeen | None = None,
) -> DeclarationDetail:
    """Bring a declaration to its next state; ``on`` is the day of adoption (today by default), ``silence`` until when
    objections are waited for.

    Adopting locks the text and keeps its checksum. ``version`` is the one that was on screen, and so is ``read``, the
    text: where another stands there now, nobody agrees to it unread. Raises ``Refused`` naming
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
            refuse_unread(work, id_, row["ref"], read)
            markdown = revisions_of(work.connection, id_)[-1].written_in == MARKDOWN
            _refuse_unready(row["ref"], [one.wording() for one in paragraphs], after, markdown)
        if after in LOCKED:
            sha256 = checksum((one.number, one.text) for one in paragraphs)
            values |= {"sha256": sha256, **adopted_on((on or PartialDate.of(record.today)).edtf)}
        elif on is not None:
            raise Refused(_("A date goes with adoption only; {status} has none.").format(status=_(after.value)))
        work.change(declaration, id_, values)
        if after in LOCKED:
            _cut_last(work, id_, after)
        if before is DeclarationStatus.UNDER_SILENCE and after not in LOCKED:
            cut_what_was_sent(work, id_)
        record.relabelled(work, N_("Set {ref} to {status}"), ref=row["ref"], status=after.value)
        return detail_of(work.connection, id_)


def adopted_on(edtf: str) -> dict[str, str]:
    """The columns of the day of adoption, "" for none."""
    sort = PartialDate.from_edtf(edtf).sort_key if edtf else _UNKNOWN_DATE_SORT
    return {"adopted": edtf, "adopted_sort": sort}


def _silence(ref: str, after: DeclarationStatus, silence: Silence | None, now: datetime) -> dict[str, Any]:
    """Until when silence is kept, in the state that has it; whoever objects must know it is over in every other."""
    if after is DeclarationStatus.UNDER_SILENCE:
        return begun(ref, silence, now)
    if silence is not None:
        raise Refused(_("A moment goes with silence only; {status} has none.").format(status=_(after.value)))
    return {} if after in LOCKED else {"silence_until": None, "silence_zone": ""}


def _cut_last(work: Work, id_: int, after: DeclarationStatus) -> None:
    """What is adopted has a name: where the working text had none yet, it is cut under the usual one; so is a text that
    silence was broken on, and that is adopted as it was sent out then.
    """
    newest = revisions_of(work.connection, id_)[-1]
    if not newest.label or was_sent(newest.label):
        known = {folded(one.label) for one in revisions_of(work.connection, id_)}
        label = _LAST_CUT[after]
        own = working_revision(work, id_)
        cut(work, own, label if folded(label) not in known else f"{label} ({work.now:%Y-%m-%d %H:%M})")


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
        parked = {said for said, one in zip(addresses(text), text, strict=True) if one.standing == _PARKED}
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
