"""What follows from other fields as an earlier version of the program worked it out: found, and brought in step.

How texts are folded and sorted may change from version to version, and what is looked for is folded as it is today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlalchemy import RowMapping, String, Table, select
from sqlalchemy.engine import Connection

from secretariat.record.derived import derived, is_derived, load_rules
from secretariat.record.hanging import counted
from secretariat.record.record import Record
from secretariat.record.schema import metadata
from secretariat.values.language import N_, _
from secretariat.values.text import folded, sort_key

_FOLDED_ANEW: Final[dict[str, Callable[[str], str]]] = {
    "folded": folded,
    "sort_key": sort_key,
    "sort_key_id": sort_key,
}
"""By the column's name: what no rule works out (an alphabetical place that came with reference data) is folded anew,
which leaves a text alone that is folded as it is today."""
_READ_AT_ONCE: Final = 1_000


def stale(connection: Connection) -> list[str]:
    """One sentence for each kind of record of which some are not as they would be worked out today."""
    load_rules()
    counts = {table.name: sum(1 for _change in _changes(connection, table)) for table in metadata.sorted_tables}
    return [
        _(
            "{records}: sort keys or search words of an earlier version; “secretariat record upgrade” renews them."
        ).format(records=counted(name, count))
        for name, count in counts.items()
        if count
    ]


def renew(record: Record) -> int:
    """Work all of that out anew, as one act; gives how many records it changed. Raises ``Refused`` as acts do."""
    load_rules()
    with record.reading() as connection:
        if not any(True for table in metadata.sorted_tables for _change in _changes(connection, table)):
            return 0
    renewed: set[tuple[str, int]] = set()
    with record.act(N_("Renew sort keys and search words")) as work:
        before = -1
        while before < len(renewed):  # what was renewed may be part of what others are found by
            before = len(renewed)
            for table in metadata.sorted_tables:
                for id_, values in list(_changes(work.connection, table)):
                    if work.change(table, id_, values):
                        renewed.add((str(table.name), id_))
    return len(renewed)


def _changes(connection: Connection, table: Table[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a table that would be worked out otherwise today, and how."""
    anew = {key: fold for key, fold in _FOLDED_ANEW.items() if key in table.c and is_derived(table, key)}
    if not anew:
        return
    rows = connection.execute(select(table).order_by(table.c.id).execution_options(yield_per=_READ_AT_ONCE))
    for row in rows.mappings():
        now = {key: _cut(table, key, fold(row[key])) for key, fold in anew.items()}
        now |= _by_rule(connection, table, row)
        changed = {key: value for key, value in now.items() if value != row[key]}
        if changed:
            yield row["id"], changed


def _by_rule(connection: Connection, table: Table[Any], row: RowMapping) -> dict[str, Any]:
    follows = derived(connection, table, dict(row))
    return {key: value for key, value in follows.items() if is_derived(table, key)}


def _cut(table: Table[Any], key: str, text: str) -> str:
    kind = table.c[key].type
    return text[: kind.length] if isinstance(kind, String) and kind.length else text
