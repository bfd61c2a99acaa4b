"""Looking for words in every kind of record at once, for the palette and for ``secretariat search``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from sqlalchemy import ColumnElement, RowMapping, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegation
from secretariat.parties.model import party, party_name
from secretariat.record.acts import act_change
from secretariat.record.record import Record
from secretariat.search.kinds import KINDS, Kind
from secretariat.search.snippets import snippet
from secretariat.values.text import folded

_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: what a person calls it, its ``kind`` ("action", "meeting", …), and where it says so."""

    ref: str
    kind: str
    title: str
    snippet: str
    id: int


def find(record: Record, words: str, limit: int = 30) -> list[Hit]:
    """The records that hold every one of ``words`` in any of their texts, without regard to case and accents.

    What bears exactly that reference or name comes first, then what says it in its own title, then the records that
    were changed last. At most ``limit``.
    """
    wanted = folded(words).split()[:_MOST_WORDS]
    if not wanted or limit <= 0 or any(unicodedata.category(c) == "Cc" for word in wanted for c in word):
        return []  # control characters are never kept, and databases end or refuse a text at NUL
    name = " ".join(words.split())
    ranked: list[tuple[tuple[bool, bool, int, int], Hit]] = []
    with record.reading() as connection:
        for kind in KINDS:
            exact = {row["id"]: row for row in _rows(connection, kind, _exact(kind, name), limit)}
            found = {row["id"]: row for row in _rows(connection, kind, kind.holds(wanted), limit)} | exact
            newest = _newest(connection, kind, list(found))
            names = _other_names(connection, kind, list(found))
            for id_, row in found.items():
                hit = _hit(kind, row, names.get(id_, []), wanted)
                exactly = id_ in exact or _is(kind, row, wanted)
                ranked.append(((exactly, _says(hit, wanted), newest.get(id_, 0), id_), hit))
    ranked.sort(key=itemgetter(0), reverse=True)
    return [hit for _rank, hit in ranked[:limit]]


def _exact(kind: Kind, name: str) -> ColumnElement[bool]:
    """The condition that a record bears that reference, or, for a party, that name."""
    by_ref = kind.ref.in_([name, name.upper()])
    if kind.table is not party:
        return by_ref
    named = select(party_name.c.party_id).where(party_name.c.folded == folded(name))
    return or_(by_ref, party.c.id.in_(named))


def _rows(connection: Connection, kind: Kind, condition: ColumnElement[bool], limit: int) -> list[RowMapping]:
    query = kind.query.where(condition).order_by(kind.table.c.id.desc()).limit(limit)
    return list(connection.execute(query).mappings())


def _is(kind: Kind, row: RowMapping, words: list[str]) -> bool:
    """Whether the words are the record's whole title or name; a delegation's name is that of its party."""
    names = [row[key] for key in ("title", "name", "name_id") if row.get(key)]
    return kind.table is not delegation and any(folded(name).split() == words for name in names)


def _says(hit: Hit, words: list[str]) -> bool:
    """Whether the record's own reference or title holds the words, and not only what it is about."""
    said = folded(f"{hit.ref} {hit.title}")
    return all(word in said for word in words)


def _other_names(connection: Connection, kind: Kind, ids: list[int]) -> dict[int, list[str]]:
    """The names of parties that no text of theirs shows, as they are written."""
    names: dict[int, list[str]] = {}
    if kind.table is party and ids:
        query = select(party_name.c.party_id, party_name.c.name).where(party_name.c.party_id.in_(ids))
        for id_, name in connection.execute(query.order_by(party_name.c.id)):
            names.setdefault(id_, []).append(name)
    return names


def _newest(connection: Connection, kind: Kind, ids: list[int]) -> dict[int, int]:
    """The last act on each of the records."""
    query = (
        select(act_change.c.record_id, func.max(act_change.c.act_id))
        .where(act_change.c.table_name == kind.table.name, act_change.c.record_id.in_(ids))
        .group_by(act_change.c.record_id)
    )
    return dict(connection.execute(query).all()) if ids else {}


def _hit(kind: Kind, row: RowMapping, names: list[str], words: list[str]) -> Hit:
    title = kind.title(row)
    texts = [str(row[key]) for key in kind.texts if isinstance(row[key], str) and row[key] != title]
    texts += names
    missing = [word for word in words if word not in folded(title)]
    said = snippet(texts, missing) if missing else ""
    if missing and not said:
        # Found in a text of another record that belongs to it: only its folded text is here.
        said = snippet(row["folded"].split(" | "), missing)
    return Hit(row["ref"], kind.name, title, said, row["id"])
