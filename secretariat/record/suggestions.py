"""Completion of names while they are typed: each kind of record has a finder, asked in one short read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.engine import Connection

from secretariat.record.record import Record

Finder = Callable[[Connection, str], Sequence[tuple[str, str]]]


def suggesting(record: Record, **finders: Finder) -> Callable[[str, str], Sequence[tuple[str, str]]]:
    """A function from a kind ("party") and what is typed to (reference, words) of what it could mean."""

    def suggest(kind: str, text: str) -> Sequence[tuple[str, str]]:
        finder = finders.get(kind)
        if finder is None:
            return ()
        with record.reading() as connection:
            return finder(connection, text)

    return suggest
