"""What only the record's own rules refuse of a sheet, found out by writing those rows and taking all of it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import select

from secretariat.actions.model import action
from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.comparing import Compared
from secretariat.actions.tracker.preview import Outcome, PreviewRow
from secretariat.record.record import Record
from secretariat.values.language import N_

_TRIAL: Final = N_("Import replies")
_MEASURED: Final = frozenset({"target", "unit"})
_BY_OTHERS: Final = frozenset({ActionStatus.DONE.value, ActionStatus.SUPERSEDED.value})
"""States that hang on other actions: parts that are still open, what takes its place."""


class _TakenBackError(Exception):
    """Ends the act of a trial, so that nothing of it stays."""


def refused_by_rules(record: Record, compared: Compared, file: str) -> dict[int, str]:
    """The rows that would be refused when they are written, and why; changes nothing.

    Only rows that such a rule could refuse are written: a sheet of remarks needs no trial. A record that can't be
    written to is not tried.
    """
    rows = _doubtful(record, compared)
    if not rows or record.read_only:
        return {}
    from secretariat.actions.tracker.writing import write
    from secretariat.record.joining import WithinAct

    alone = replace(compared, preview=replace(compared.preview, rows=rows, missing=()))
    refused: dict[int, str] = {}
    try:
        with record.act(_TRIAL) as work:
            refused = write(WithinAct(record, work), alone, file).refused
            raise _TakenBackError
    except _TakenBackError:
        return refused


def _doubtful(record: Record, compared: Compared) -> tuple[PreviewRow, ...]:
    with record.reading() as connection:
        related = connection.execute(select(action.c.id, action.c.parent_id).where(action.c.parent_id.is_not(None)))
        family = {id_ for pair in related for id_ in pair}
        recurring = set(connection.execute(select(action.c.id).where(action.c.rule != "")).scalars())

    def is_doubtful(row: PreviewRow) -> bool:
        if row.outcome is Outcome.PROPOSED:
            proposed = compared.proposals[row.row]
            return compared.preview.takes_proposed and proposed.get("status") in _BY_OTHERS
        written = {one.key: one.cell.theirs for one in row.changes}
        if not written:
            return False
        id_ = compared.known[row.ref].row.id
        return (
            not _MEASURED.isdisjoint(written)
            or written.get("status") == ActionStatus.SUPERSEDED
            or ("status" in written and id_ in family)
            or ("due" in written and id_ in recurring)
        )

    return tuple(row for row in compared.preview.rows if is_doubtful(row))
