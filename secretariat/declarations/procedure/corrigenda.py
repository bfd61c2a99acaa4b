"""Corrigenda: numbered corrections of an adopted text, which itself stays as it was adopted, with its checksum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.adoption import bracketed
from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration
from secretariat.declarations.positions_model import corrigendum
from secretariat.declarations.queries import ParagraphRow, paragraph_at, paragraphs_of, revisions_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.states import DeclarationStatus
from secretariat.declarations.transitions import LOCKED
from secretariat.record.derived import Touched, after_undo
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """One correction: for ``before`` read ``after``, in a paragraph (``paragraph`` its address, ``identity`` its own
    number through all revisions). ``dated`` is EDTF.
    """

    number: int
    paragraph: str
    identity: int | None
    before: str
    after: str
    why: str
    dated: str


def corrigenda_of(connection: Connection, declaration: int) -> list[Corrigendum]:
    """The corrigenda of a text, in their numbers."""
    said = {one.paragraph: one.address for one in paragraphs_of(connection, revision_id(connection, declaration))}
    query = select(corrigendum).where(corrigendum.c.declaration_id == declaration).order_by(corrigendum.c.number)
    return [
        Corrigendum(
            row.number, said.get(row.paragraph_id, ""), row.paragraph_id, row.before, row.after, row.why, row.dated
        )
        for row in connection.execute(query).all()
    ]


def corrigenda(record: Record, which: str) -> list[Corrigendum]:
    """The same by the declaration's reference or title."""
    with record.reading() as connection:
        return corrigenda_of(connection, declaration_id(connection, which))


def issue_corrigendum(
    record: Record, which: str, *, paragraph: str, before: str, after: str, why: str, dated: PartialDate | None = None
) -> Corrigendum:
    """Correct an adopted text: for ``before`` read ``after`` in a paragraph. The adopted text stays as it is.

    Raises ``Refused`` where the text is not adopted, ``before`` does not stand in the paragraph exactly once, as it
    reads with the corrigenda there are, or words in brackets, or none at all, would stand there.
    """
    with record.act(N_("Issue a corrigendum to {ref}"), ref=which) as work:
        connection = work.connection
        row = work.row(declaration, declaration_id(connection, which))
        if DeclarationStatus(row["status"]) not in LOCKED:
            raise Refused(
                _("{ref} is {status}: its text can be changed, a corrigendum is for one that is adopted.").format(
                    ref=row["ref"], status=_(row["status"])
                )
            )
        known = corrigenda_of(connection, row["id"])
        own = _read_with(connection, row["id"], paragraph, known)
        _refuse_unclear(own, before, after, why)
        _refuse_disputed(connection, row["id"], own, own.text.replace(before, after, 1))
        values = {
            "declaration_id": row["id"],
            "number": max((one.number for one in known), default=0) + 1,
            "paragraph_id": own.paragraph,
            "before": before,
            "after": after,
            "why": why,
            "dated": (dated or PartialDate.of(record.today)).edtf,
        }
        work.insert(corrigendum, values)
        record.relabelled(work, N_("Issue corrigendum {number} to {ref}"), number=values["number"], ref=row["ref"])
        return corrigenda_of(connection, row["id"])[-1]


def corrected(paragraphs: Sequence[ParagraphRow], found: Sequence[Corrigendum]) -> list[ParagraphRow]:
    """A text as it reads with its corrigenda, applied in their order."""
    read = list(paragraphs)
    for one in found:
        for at, own in enumerate(read):
            if own.paragraph == one.identity:
                read[at] = replace(own, text=own.text.replace(one.before, one.after, 1))
    return read


def _read_with(connection: Connection, declaration: int, number: str, known: Sequence[Corrigendum]) -> ParagraphRow:
    found = paragraph_named(connection, revision_id(connection, declaration), number)
    if found is None:
        raise NotFound(_("There is no paragraph {number} in it.").format(number=number))
    return corrected([paragraph_at(connection, found)], known)[0]


def _refuse_unclear(own: ParagraphRow, before: str, after: str, why: str) -> None:
    if not before or before == after:
        raise Refused(_("A corrigendum says which words are wrong, and what to read for them."))
    if not why.strip():
        raise Refused(_("{field} is needed.").format(field=_("Why")))
    times = own.text.count(before)
    if times == 0:
        raise Refused(_("“{words}” does not stand in {paragraph}.").format(words=before, paragraph=own.ref))
    if times > 1:
        raise Refused(
            _("“{words}” stands {n} times in {paragraph}; give more of the words beside it.").format(
                words=before, n=times, paragraph=own.ref
            )
        )


def _refuse_disputed(connection: Connection, declaration: int, own: ParagraphRow, text: str) -> None:
    """What is adopted is agreed, and a correction of it leaves something to read."""
    if not text.strip():
        raise Refused(_("Nothing would be left of {paragraph}; a corrigendum only corrects.").format(paragraph=own.ref))
    whole = paragraphs_of(connection, revision_id(connection, declaration))
    read = [replace(one, text=text) if one.paragraph == own.paragraph else one for one in whole]
    markdown = revisions_of(connection, declaration)[-1].written_in == MARKDOWN
    if bracketed([one.wording() for one in read], markdown=markdown):
        raise Refused(
            _("A corrigendum to {paragraph} can't put words in square brackets: what is adopted is agreed.").format(
                paragraph=own.ref
            )
        )


@after_undo(corrigendum)
def _refuse_under_later(work: Work, touched: Sequence[Touched]) -> None:
    """A corrigendum goes, or comes back, only while no later one stands on its words, but with the whole text."""
    back = {one.after["id"] for one in touched if one.after is not None}
    for one in touched:
        row = one.before or one.after
        if row is None or (one.before is not None and one.after is not None):
            continue
        query = select(corrigendum.c.number).where(
            corrigendum.c.declaration_id == row["declaration_id"],
            corrigendum.c.paragraph_id == row["paragraph_id"],
            corrigendum.c.number > row["number"],
            corrigendum.c.id.not_in(back),
        )
        later = work.connection.execute(query.order_by(corrigendum.c.number)).scalar()
        if later is not None:
            raise Refused(
                _("Corrigendum {later} to {ref} is to the same paragraph; undo that first.").format(
                    later=later, ref=work.row(declaration, row["declaration_id"])["ref"]
                )
            )
