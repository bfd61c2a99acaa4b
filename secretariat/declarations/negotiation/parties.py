"""Parties as they stand in a text: by their codes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import named_parties
from secretariat.parties.model import party
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def codes_of(connection: Connection, words: str) -> list[str]:
    """The codes of the parties that ``words`` names with commas between; none for "".

    Raises ``NotFound`` or ``Ambiguous`` where one is not known, ``Refused`` where a code would not read as one.
    """
    found = [_code(connection, id_) for _name, id_ in named_parties(connection, words)]
    for code in found:
        if any(letter in code for letter in "[]:,;/\n"):
            raise Refused(_("{code} can't stand before a colon in a text; it has a sign of its own.").format(code=code))
    return list(dict.fromkeys(found))


def _code(connection: Connection, id_: int) -> str:
    return str(connection.execute(select(party.c.code).where(party.c.id == id_)).scalar_one())
