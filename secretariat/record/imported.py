"""What imports wrote into records, by the history: so that what was corrected by hand since is not put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act, act_change
from secretariat.record.kept_values import value_of

_AT_ONCE: Final = 5_000  # how many records one question is about


def imported_values(
    connection: Connection, table: Table[Any], label: str, ids: Collection[int]
) -> dict[int, dict[str, Any]]:
    """What the acts of that label last wrote into records of a table: by record, the fields they set.

    Undone ones don't count; of fields that no such act set nothing is said.
    """
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_ONCE):
        query = (
            select(act_change.c.record_id, act_change.c.after)
            .join(act, act.c.id == act_change.c.act_id)
            .where(
                act_change.c.table_name == table.name,
                act_change.c.record_id.in_(listed[start : start + _AT_ONCE]),
                act.c.label == label,
                act.c.undone_by_id.is_(None),
            )
            .order_by(act_change.c.id)
        )
        for record_id, after in connection.execute(query):
            kept = {key: value_of(table, key, value) for key, value in (after or {}).items() if key in table.c}
            found[record_id].update(kept)
    return found
