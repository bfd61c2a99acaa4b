"""Who leads an action: how that reads in lists, and whom the words typed for it mean."""

from __future__ import annotations

import re
from typing import Any, Final, TypedDict

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id, party_suggestions
from secretariat.people.finding import person_id, person_labels, person_suggestions
from secretariat.people.model import person
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_LONGEST: Final = 300
_PERSON: Final = re.compile(r"[Pp]-[0-9]{1,9}")


class LeadColumns(TypedDict):
    """The columns that say who leads."""

    lead_party_id: int | None
    lead_organisation: str
    lead_person_id: int | None


def lead_reads(unit: str, organisation: str, person: str, party: str) -> str:
    """The lead as it reads in a list: the unit in its organisation, else the organisation, person or party."""
    named = organisation or person or party
    whole = ", ".join(part for part in (unit, named) if part)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def lead_columns(connection: Connection, words: str | None) -> LeadColumns:
    """Whom ``words`` means: a party by code or name, a person by reference or name; else an organisation as written.

    Raises ``Ambiguous`` where several parties or people answer to it.
    """
    columns: LeadColumns = {"lead_party_id": None, "lead_organisation": "", "lead_person_id": None}
    if not words or not words.strip():
        return columns
    if _PERSON.fullmatch(words.strip()):
        columns["lead_person_id"] = person_id(connection, words)
        return columns
    try:
        columns["lead_party_id"] = party_id(connection, words)
    except NotFound:
        columns["lead_person_id"] = _named_person(connection, words)
        if columns["lead_person_id"] is None:
            columns["lead_organisation"] = words.strip()
    return columns


def lead_suggestions(connection: Connection, words: str) -> list[tuple[str, str]]:
    """Parties and people whose names hold ``words``, for completion."""
    return [*party_suggestions(connection, words, limit=6), *person_suggestions(connection, words, limit=6)]


def _named_person(connection: Connection, words: str) -> int | None:
    """The person who has each of ``words`` as a whole word of the name: half a word is more likely an organisation."""
    wanted = set(folded(words).split())
    query: Any = select(person.c.id, person.c.folded).limit(50)
    for word in wanted:
        query = query.where(person.c.folded.contains(word, autoescape=True))
    known = [id_ for id_, ways in connection.execute(query) if wanted <= set(ways.split())]
    if len(known) > 1:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them by its reference.").format(
                words=words, choices=", ".join(person_labels(connection, known[:8]))
            )
        )
    return known[0] if known else None
