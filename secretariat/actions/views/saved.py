"""Filters of the tracker kept under names, for the whole office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.filter_words import kept_written_out
from secretariat.actions.filters import Filters, read_filters
from secretariat.actions.model import saved_filter
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded, keepable

MARK: Final = ":"
"""Stands before the name of a saved filter where words are typed: ":late from Korea"."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter as it is kept: its name, its words, the order it is read in."""

    id: int
    name: str
    words: str
    sort: str
    descending: bool


def saved_filters(record: Record) -> list[SavedFilter]:
    """All of them, by name."""
    with record.reading() as connection:
        return sorted(_all(connection), key=lambda one: folded(one.name))


def save_filter(record: Record, name: str, words: str, *, sort: str = "due", descending: bool = False) -> SavedFilter:
    """Keep a filter under a name; one that has that name already is replaced. One act.

    Raises ``Refused`` for words that are no filter, or without a name.
    """
    called, kept = keepable(name, _("Name")).removeprefix(MARK).strip(), keepable(words, _("Filter in words"))
    if not called:
        raise Refused(_("A filter is kept under a name: what shall it be called?"))
    # What is kept holds no names of others: those may change or go.
    kept = written_out(record, kept)
    read_filters(ListQuery(words=kept), today=record.today)
    values = {"words": kept, "sort": sort, "descending": descending}
    with record.act(N_("Keep the filter “{name}”"), name=called) as work:
        known = _named(work.connection, called)
        if known is None:
            id_ = work.insert(saved_filter, {"name": called, **values})
        else:
            id_ = known.id
            work.change(saved_filter, id_, {"name": called, **values})
    return SavedFilter(id_, called, kept, sort, descending)


def asked_filters(record: Record, query: ListQuery) -> Filters:
    """What a list asks for, filters named in its words (``:late "party:KR"``) written out.

    Raises ``Refused`` as ``read_filters`` does, ``NotFound`` for a name under which none is kept.
    """
    return read_filters(replace(query, words=written_out(record, query.words)), today=record.today)


def written_out(record: Record, words: str) -> str:
    """Words in which every kept filter that is named stands as it is kept."""
    return kept_written_out(words, lambda name: filter_called(record, name).words) if MARK in words else words


def order_named(record: Record, words: str) -> tuple[str, bool] | None:
    """The order of the first kept filter that is named in words, and whether it runs the other way round."""
    orders: list[tuple[str, bool]] = []

    def words_of(name: str) -> str:
        one = filter_called(record, name)
        orders.append((one.sort, one.descending))
        return one.words

    if MARK in words:
        kept_written_out(words, words_of)
    return orders[0] if orders else None


def delete_filter(record: Record, name: str) -> str:
    """Keep a filter no longer; its name."""
    with record.act(N_("Delete the filter “{name}”"), name=name) as work:
        known = _found(work.connection, name)
        work.remove(saved_filter, known.id)
        record.relabelled(work, N_("Delete the filter “{name}”"), name=known.name)
    return known.name


def filter_called(record: Record, name: str) -> SavedFilter:
    """The filter of that name, or the only one that begins so. Raises ``NotFound`` listing those there are."""
    with record.reading() as connection:
        return _found(connection, name)


def _found(connection: Connection, name: str) -> SavedFilter:
    wanted = name.strip().removeprefix(MARK)
    known = _named(connection, wanted)
    if known is not None:
        return known
    every = _all(connection)
    begun = [one for one in every if folded(one.name).startswith(folded(wanted))]
    if wanted and len(begun) == 1:
        return begun[0]
    names = ", ".join(sorted(one.name for one in every)) or _("none")
    raise NotFound(_("No filter is kept under “{name}”; there are: {names}.").format(name=wanted, names=names))


def _named(connection: Connection, name: str) -> SavedFilter | None:
    return next((one for one in _all(connection) if folded(one.name) == folded(name)), None)


def _all(connection: Connection) -> list[SavedFilter]:
    kept = saved_filter.c
    query = select(kept.id, kept.name, kept.words, kept.sort, kept.descending).order_by(kept.id)
    return [SavedFilter(*row) for row in connection.execute(query)]
