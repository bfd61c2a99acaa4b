"""What parties did when a text was adopted or while silence ran: positions and reservations, with their words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.positions_model import declaration_position
from secretariat.declarations.queries import paragraphs_of
from secretariat.declarations.revisions import cut_what_was_sent
from secretariat.declarations.states import DeclarationStatus, PartyPosition
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded

_SAID = {
    "adopted": PartyPosition.ADOPTED,
    "reserved": PartyPosition.RESERVED,
    "ad referendum": PartyPosition.AD_REFERENDUM,
    "dissociated": PartyPosition.DISSOCIATED,
}


@dataclass(frozen=True, slots=True)
class Position:
    """What a party did; ``paragraph`` is the address in the newest revision, "" for the whole text; ``dated`` EDTF.

    Of a paragraph that is not ``in_text`` any more it is the address it had last, "" where no revision has it.
    """

    id: int
    version: int
    party: str
    position: str
    paragraph: str
    in_text: bool
    text: str
    dated: str


def positions_of(connection: Connection, declaration: int) -> list[Position]:
    """The positions of parties on a text, in the order they were noted."""
    query = (
        select(declaration_position, party.c.code)
        .join(party, party.c.id == declaration_position.c.party_id)
        .where(declaration_position.c.declaration_id == declaration)
        .order_by(declaration_position.c.id)
    )
    rows = connection.execute(query).all()
    said = _addresses(connection, declaration, {row.paragraph_id for row in rows if row.paragraph_id is not None})
    return [
        Position(
            id=row.id,
            version=row.version,
            party=row.code,
            position=row.position,
            paragraph=said[row.paragraph_id][0],
            in_text=said[row.paragraph_id][1],
            text=row.text,
            dated=row.dated,
        )
        for row in rows
    ]


def positions(record: Record, which: str) -> list[Position]:
    """The same by the declaration's reference or title."""
    with record.reading() as connection:
        return positions_of(connection, declaration_id(connection, which))


def note_position(
    record: Record,
    which: str,
    party: str,
    position: str,
    *,
    paragraph: str | None = None,
    text: str | None = None,
    dated: PartialDate | None = None,
    own: int | None = None,
) -> Position:
    """Note what a party did, on the whole text or a paragraph; what it did before on the same is replaced, or what is
    noted under the number ``own``.

    Without ``dated`` it is of today, or of the day that is known of it. A reservation needs its words. Raises
    ``Refused``.
    """
    with record.act(N_("Note a position on {ref}"), ref=which) as work:
        row = work.row(declaration, declaration_id(work.connection, which))
        meant = position_named(position)
        if meant is PartyPosition.RESERVED and not (text or "").strip():
            raise Refused(_("A reservation needs its text; give it with --text."))
        said = _Said(party, meant, paragraph or "", text or "", dated)
        id_ = _keep(work, row["id"], said, record.today, own)
        record.relabelled(work, N_("Note that {party} {position}: {ref}"), party=party, position=meant, ref=row["ref"])
        return next(one for one in positions_of(work.connection, row["id"]) if one.id == id_)


def remove_position(
    record: Record, which: str, party: str, *, paragraph: str | None = None, own: int | None = None
) -> Position:
    """Take back what was noted of a party on the whole text or a paragraph, or under the number ``own``; ``NotFound``
    where nothing was.
    """
    with record.act(N_("Remove a position on {ref}"), ref=which) as work:
        connection = work.connection
        row = work.row(declaration, declaration_id(connection, which))
        said = positions_of(connection, row["id"])
        ids = [own] if own is not None else _meant(connection, row["id"], party, paragraph, said)
        gone = next((one for one in said if one.id in ids), None)
        if gone is None:
            raise NotFound(_("Nothing is noted of {party} on {ref}.").format(party=party, ref=row["ref"]))
        work.remove(declaration_position, gone.id)
        record.relabelled(work, N_("Remove the position of {party} on {ref}"), party=gone.party, ref=row["ref"])
        return gone


def object_to(record: Record, which: str, party: str, *, text: str, paragraph: str | None = None) -> Position:
    """Break silence: the text goes back to negotiation, and the objection is kept with its words.

    Raises ``Refused`` where the text is not under silence, or silence has run out unbroken.
    """
    with record.act(N_("Break silence on {ref}"), ref=which) as work:
        row = work.row(declaration, declaration_id(work.connection, which))
        if row["status"] != DeclarationStatus.UNDER_SILENCE:
            raise Refused(_("{ref} is {status}, not under silence.").format(ref=row["ref"], status=_(row["status"])))
        if not text.strip():
            raise Refused(_("An objection needs its text; give it with --text."))
        if row["silence_until"] is not None and work.now >= row["silence_until"]:
            raise Refused(_("Silence on {ref} ran out unbroken; it can be adopted.").format(ref=row["ref"]))
        said = _Said(party, PartyPosition.OBJECTED, paragraph or "", text, None)
        id_ = _keep(work, row["id"], said, record.today)
        values = {"status": DeclarationStatus.UNDER_NEGOTIATION.value, "silence_until": None, "silence_zone": ""}
        work.change(declaration, row["id"], values)
        cut_what_was_sent(work, row["id"])
        noted = next(one for one in positions_of(work.connection, row["id"]) if one.id == id_)
        record.relabelled(work, N_("{party} breaks silence on {ref}"), party=noted.party, ref=row["ref"])
        return noted


def position_named(words: str) -> PartyPosition:
    """The position that ``words`` names, in English or the reader's language; raises ``Refused`` listing them."""
    wanted = folded(words)
    for short, position in _SAID.items():
        if wanted in (short, folded(position.value), folded(_(position.value))):
            return position
    raise Refused(_("“{words}” is no position; they are: {allowed}.").format(words=words, allowed=", ".join(_SAID)))


def awaited(found: Sequence[Position]) -> list[str]:
    """The parties whose capitals still owe their word: those that agreed ad referendum."""
    return [one.party for one in found if one.position == PartyPosition.AD_REFERENDUM]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is to be noted of a party, as it was given."""

    party: str
    position: PartyPosition
    paragraph: str
    text: str
    dated: PartialDate | None


def _keep(work: Work, declaration: int, said: _Said, today: date, own: int | None = None) -> int:
    """Write a position down, in the place of what it replaces; gives its number."""
    connection = work.connection
    who = party_id(connection, said.party)
    before = work.row(declaration_position, own) if own is not None else None
    identity = _same_or_named(connection, declaration, before, said.paragraph)
    known = [own] if own is not None else _known(connection, declaration, who, identity)
    replaced = known if said.position is not PartyPosition.OBJECTED else []
    values = {"party_id": who, "paragraph_id": identity, "position": said.position.value, "text": said.text}
    if not replaced:
        day = said.dated or PartialDate.of(today)
        return work.insert(declaration_position, {"declaration_id": declaration, **values, "dated": day.edtf})
    for other in replaced[1:]:
        work.remove(declaration_position, other)
    work.change(declaration_position, replaced[0], {**values, **({"dated": said.dated.edtf} if said.dated else {})})
    return replaced[0]


def _same_or_named(connection: Connection, declaration: int, before: Any, paragraph: str) -> int | None:
    """The paragraph that is named; the one a position was on where that is said as it was shown, in the text or not."""
    if before is not None and before["paragraph_id"] is not None:
        shown, _in_text = _addresses(connection, declaration, {before["paragraph_id"]})[before["paragraph_id"]]
        if paragraph == shown:
            return int(before["paragraph_id"])
    return _identity(connection, declaration, paragraph)


def _known(connection: Connection, declaration: int, party: int, paragraph: int | None) -> list[int]:
    """What is noted of a party on a text or a paragraph, the newest first; objections are kept each for itself."""
    table = declaration_position.c
    query = select(table.id).where(
        table.declaration_id == declaration, table.party_id == party, table.position != PartyPosition.OBJECTED.value
    )
    same = table.paragraph_id.is_(None) if paragraph is None else table.paragraph_id == paragraph
    return list(connection.execute(query.where(same).order_by(table.id.desc())).scalars())


def _meant(
    connection: Connection, declaration: int, name: str, paragraph: str | None, said: Sequence[Position]
) -> list[int]:
    """What is noted of a party on a paragraph of the newest text, else on one that had this address before it went."""
    who = party_id(connection, name)
    code = connection.execute(select(party.c.code).where(party.c.id == who)).scalar_one()
    on_gone = [one for one in said[::-1] if one.party == code and not one.in_text and one.paragraph == paragraph]
    gone = [one.id for one in on_gone if one.position != PartyPosition.OBJECTED]
    try:
        found = _known(connection, declaration, who, _identity(connection, declaration, paragraph))
    except NotFound:
        if not gone:
            raise
        return gone[:1]
    return found[:1] or gone[:1]


def _identity(connection: Connection, declaration: int, paragraph: str | None) -> int | None:
    if not paragraph:
        return None
    found = paragraph_named(connection, revision_id(connection, declaration), paragraph)
    if found is None:
        raise NotFound(_("There is no paragraph {number} in it.").format(number=paragraph))
    return connection.execute(select(paragraph_text.c.paragraph_id).where(paragraph_text.c.id == found)).scalar_one()


def _addresses(connection: Connection, declaration: int, wanted: Set[int]) -> dict[int | None, tuple[str, bool]]:
    """How paragraphs (their identities) are said, and whether the newest revision has them: as there, else as in the
    newest one that has them. The whole text is said "".
    """
    newest = revision_id(connection, declaration)
    said: dict[int | None, tuple[str, bool]] = {None: ("", True)}
    said |= {one.paragraph: (one.address, True) for one in paragraphs_of(connection, newest)}
    for identity in sorted(wanted - said.keys()):
        query = select(paragraph_text.c.revision_id).join(revision, revision.c.id == paragraph_text.c.revision_id)
        query = query.where(paragraph_text.c.paragraph_id == identity)
        last = connection.execute(query.order_by(revision.c.position.desc(), revision.c.id.desc())).scalar()
        there = paragraphs_of(connection, last) if last is not None else []
        said[identity] = (next((one.address for one in there if one.paragraph == identity), ""), False)
    return said
