"""What parties did when a text was adopted or while silence ran: positions and reservations, with their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration, paragraph_text
from secretariat.declarations.positions_model import declaration_position
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
    """What a party did; ``paragraph`` is the address in the newest revision, "" for the whole text; ``dated`` EDTF."""

    id: int
    version: int
    party: str
    position: str
    paragraph: str
    text: str
    dated: str


def positions_of(connection: Connection, declaration: int) -> list[Position]:
    """The positions of parties on a text, in the order they were noted."""
    newest = revision_id(connection, declaration)
    said = _addresses(connection, newest)
    query = (
        select(declaration_position, party.c.code)
        .join(party, party.c.id == declaration_position.c.party_id)
        .where(declaration_position.c.declaration_id == declaration)
        .order_by(declaration_position.c.id)
    )
    return [
        Position(row.id, row.version, row.code, row.position, said.get(row.paragraph_id, ""), row.text, row.dated)
        for row in connection.execute(query).all()
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
) -> Position:
    """Note what a party did, on the whole text or a paragraph; what it did before on the same is replaced.

    A reservation needs its words. Raises ``Refused``.
    """
    with record.act(N_("Note a position on {ref}"), ref=which) as work:
        row = work.row(declaration, declaration_id(work.connection, which))
        meant = position_named(position)
        if meant is PartyPosition.RESERVED and not (text or "").strip():
            raise Refused(_("A reservation needs its text; give it with --text."))
        id_ = _keep(work, row["id"], party, meant, paragraph=paragraph, text=text or "", dated=dated)
        record.relabelled(work, N_("Note that {party} {position}: {ref}"), party=party, position=meant, ref=row["ref"])
        return next(one for one in positions_of(work.connection, row["id"]) if one.id == id_)


def remove_position(record: Record, which: str, party: str, *, paragraph: str | None = None) -> Position:
    """Take back what was noted of a party; ``NotFound`` where nothing was."""
    with record.act(N_("Remove a position on {ref}"), ref=which) as work:
        connection = work.connection
        row = work.row(declaration, declaration_id(connection, which))
        own = _known(connection, row["id"], party_id(connection, party), _identity(connection, row, paragraph))
        if own is None:
            raise NotFound(_("Nothing is noted of {party} on {ref}.").format(party=party, ref=row["ref"]))
        gone = next(one for one in positions_of(connection, row["id"]) if one.id == own)
        work.remove(declaration_position, own)
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
        dated = PartialDate.of(record.today)
        id_ = _keep(work, row["id"], party, PartyPosition.OBJECTED, paragraph=paragraph, text=text, dated=dated)
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


def _keep(work: Work, declaration: int, party: str, position: PartyPosition, **given: Any) -> int:
    connection = work.connection
    who = party_id(connection, party)
    identity = _identity(connection, {"id": declaration}, given["paragraph"])
    dated: PartialDate | None = given["dated"]
    values = {"position": position.value, "text": given["text"], "dated": dated.edtf if dated else ""}
    known = _known(connection, declaration, who, identity)
    if known is not None and position is not PartyPosition.OBJECTED:
        work.change(declaration_position, known, values)
        return known
    own = {"declaration_id": declaration, "party_id": who, "paragraph_id": identity}
    return work.insert(declaration_position, {**own, **values})


def _known(connection: Connection, declaration: int, party: int, paragraph: int | None) -> int | None:
    """What is noted of a party on a text or a paragraph; objections are kept each for itself."""
    table = declaration_position.c
    query = select(table.id).where(
        table.declaration_id == declaration, table.party_id == party, table.position != PartyPosition.OBJECTED.value
    )
    same = table.paragraph_id.is_(None) if paragraph is None else table.paragraph_id == paragraph
    return connection.execute(query.where(same).order_by(table.id.desc())).scalar()


def _identity(connection: Connection, row: Any, paragraph: str | None) -> int | None:
    if not paragraph:
        return None
    found = paragraph_named(connection, revision_id(connection, row["id"]), paragraph)
    if found is None:
        raise NotFound(_("There is no paragraph {number} in it.").format(number=paragraph))
    return connection.execute(select(paragraph_text.c.paragraph_id).where(paragraph_text.c.id == found)).scalar_one()


def _addresses(connection: Connection, revision: int) -> dict[int, str]:
    from secretariat.declarations.queries import paragraphs_of

    return {one.paragraph: one.address for one in paragraphs_of(connection, revision)}
