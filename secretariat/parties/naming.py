"""What a party is called, and where it stands in the alphabet, in the language chosen.

Every list, page and paper names and sorts parties by these, so that Jepang stands under J where Indonesian is read.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, case, func

from secretariat.parties.model import party
from secretariat.values.language import current_language


def name_in(language: str, name: str, name_id: str) -> str:
    """A name as a reader of that language has it: the Indonesian one in Indonesian where it is known."""
    return name_id if language == "id" and name_id else name


def own_name(name: str, name_id: str) -> str:
    """The same in the language chosen."""
    return name_in(current_language(), name, name_id)


def named(of: FromClause = party, language: str = "") -> ColumnElement[str]:
    """The name of a record that has one in each language (a party, a forum, a series), as a column of a query.

    ``language`` is the one chosen, unless it is named.
    """
    name: ColumnElement[str] = of.c.name
    if (language or current_language()) != "id":
        return name
    return case((of.c.name_id != "", of.c.name_id), else_=name)


def indonesian_name(
    name: ColumnElement[str], name_id: ColumnElement[str], party_name_id: ColumnElement[str]
) -> ColumnElement[str]:
    """A forum's name for a party in Indonesian, as a column: the forum's own, else the party's, else ``name``."""
    return func.coalesce(func.nullif(name_id, ""), func.nullif(party_name_id, ""), name)


def in_alphabet(of: FromClause = party, language: str = "") -> ColumnElement[str]:
    """The column by which parties stand in the alphabet of a language; each has its index.

    ``language`` is the one chosen, unless it is named.
    """
    column: ColumnElement[str] = of.c.sort_key_id if (language or current_language()) == "id" else of.c.sort_key
    return column
