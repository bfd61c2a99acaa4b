"""Where a party stands on texts: positions, stances on words in brackets, its own open brackets; papers it tabled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.tabled.model import paper
from secretariat.declarations.model import declaration, paragraph, paragraph_text, revision
from secretariat.declarations.negotiation.ledger import LedgerBracket, ledger_of
from secretariat.declarations.positions_model import declaration_position, stance
from secretariat.declarations.states import DeclarationStatus, Stance
from secretariat.dossiers.family import Family
from secretariat.dossiers.rows import Standpoint, Submitted
from secretariat.values.language import N_

PROPOSED: Final = N_("proposed")
"""What is said of an open bracket that is the party's own."""
_NEGOTIATED: Final = tuple(
    status.value
    for status in (
        DeclarationStatus.ZERO_DRAFT,
        DeclarationStatus.UNDER_NEGOTIATION,
        DeclarationStatus.SOM_AGREED,
        DeclarationStatus.AD_REFERENDUM,
        DeclarationStatus.UNDER_SILENCE,
    )
)
_OWN: Final = (
    declaration.c.id,
    declaration.c.ref,
    declaration.c.title,
    declaration.c.status,
    declaration.c.meeting_id,
    declaration.c.adopted,
    declaration.c.source,
    declaration.c.marking,
)


def standpoints_of(connection: Connection, family: Family) -> list[Standpoint]:
    """Everything on record of where the party stands on texts; words of brackets that are still open say so."""
    ledgers = open_brackets(connection)
    known = {(one.ref, bracket.text) for one, brackets in ledgers for bracket in brackets}
    return [
        *_positions(connection, family),
        *_stances(connection, family, known),
        *(found for head, brackets in ledgers for bracket in brackets for found in _proposed(head, bracket, family)),
    ]


def open_brackets(connection: Connection) -> list[tuple[Any, tuple[LedgerBracket, ...]]]:
    """The texts under negotiation that have brackets, each with those open in its newest revision."""
    newest = (
        select(revision.c.declaration_id, func.max(revision.c.position).label("position"))
        .group_by(revision.c.declaration_id)
        .subquery()
    )
    bracketed = (
        select(revision.c.declaration_id)
        .join(
            newest,
            (newest.c.declaration_id == revision.c.declaration_id) & (newest.c.position == revision.c.position),
        )
        .join(paragraph_text, paragraph_text.c.revision_id == revision.c.id)
        .where(paragraph_text.c.text.contains("[", autoescape=True))
    )
    query = (
        select(*_OWN)
        .where(declaration.c.status.in_(_NEGOTIATED), declaration.c.id.in_(bracketed))
        .order_by(declaration.c.id)
    )
    return [(row, ledger_of(connection, row.id).brackets) for row in connection.execute(query).all()]


def _positions(connection: Connection, family: Family) -> Iterator[Standpoint]:
    # The number of its paragraph is that of the newest text that has it.
    number = (
        select(paragraph_text.c.number)
        .where(paragraph_text.c.paragraph_id == declaration_position.c.paragraph_id)
        .order_by(paragraph_text.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            *_OWN,
            declaration_position.c.party_id,
            declaration_position.c.position,
            declaration_position.c.text,
            declaration_position.c.dated,
            number.label("number"),
        )
        .join(declaration, declaration.c.id == declaration_position.c.declaration_id)
        .where(declaration_position.c.party_id.in_(family.ids))
        .order_by(declaration_position.c.id)
    )
    for row in connection.execute(query):
        dates = row.dated or row.adopted
        yield _standpoint(row, row.position, family.code_of[row.party_id], row.number or "", row.text, dates)


def _stances(connection: Connection, family: Family, known: set[tuple[str, str]]) -> Iterator[Standpoint]:
    number = (
        select(paragraph_text.c.number)
        .where(paragraph_text.c.paragraph_id == stance.c.paragraph_id)
        .order_by(paragraph_text.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(*_OWN, stance.c.party_id, stance.c.stance, stance.c.words, number.label("number"))
        .join(paragraph, paragraph.c.id == stance.c.paragraph_id)
        .join(declaration, declaration.c.id == paragraph.c.declaration_id)
        .where(stance.c.party_id.in_(family.ids))
        .order_by(stance.c.id)
    )
    for row in connection.execute(query):
        still = (row.ref, row.words) in known
        code = family.code_of[row.party_id]
        yield _standpoint(row, row.stance, code, row.number or "", row.words, row.adopted, still=still)


def _proposed(head: Any, bracket: LedgerBracket, family: Family) -> Iterator[Standpoint]:
    own = set(family.codes)
    for code in bracket.proposed_by:
        if code in own:
            yield _standpoint(head, PROPOSED, code, bracket.paragraph, bracket.text, "", still=True)


def standing_on(bracket: LedgerBracket, family: Family) -> str:
    """Where the party stands on an open bracket: proposed it, supports or opposes it; "" where it is not known."""
    own = set(family.codes)
    if own & set(bracket.proposed_by):
        return PROPOSED
    if own & set(bracket.supported_by):
        return Stance.SUPPORTS.value
    return Stance.OPPOSES.value if own & set(bracket.opposed_by) else ""


def _standpoint(
    row: Any, what: str, party: str, paragraph: str, words: str, dates: str, *, still: bool = False
) -> Standpoint:
    place = (row.source, row.meeting_id)
    own = (row.id, row.ref, row.title, row.status, what, party, paragraph, words, dates, *place)
    return Standpoint(*own, open=still, marking=row.marking)


def papers_of(connection: Connection, family: Family) -> list[Submitted]:
    """The papers that the party tabled, the newest revision of each."""
    newest = (
        select(paper.c.meeting_id, paper.c.number, func.max(paper.c.revision).label("revision"))
        .group_by(paper.c.meeting_id, paper.c.number)
        .subquery()
    )
    query = (
        select(paper)
        .join(
            newest,
            (newest.c.meeting_id == paper.c.meeting_id)
            & (newest.c.number == paper.c.number)
            & (newest.c.revision == paper.c.revision),
        )
        .where(paper.c.submitted_by_id.in_(family.ids))
        .order_by(paper.c.meeting_id, paper.c.number, paper.c.id)
    )
    return [
        Submitted(
            row["id"],
            row["ref"],
            row["title"],
            row["purpose"],
            row["tabled_on"],
            family.code_of[row["submitted_by_id"]],
            row["source"],
            row["meeting_id"],
        )
        for row in connection.execute(query).mappings()
    ]
