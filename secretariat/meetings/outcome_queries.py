"""What staff read of outcomes: lists, and one outcome with its meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.meetings.model import meeting, outcome
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

OUTCOME_SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "meeting": (outcome.c.meeting_id, outcome.c.position, outcome.c.id),
    "kind": (outcome.c.kind, outcome.c.id),
    "ref": (outcome.c.id,),
}


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome in a list; ``parties`` are codes (none: the meeting as a whole), ``meeting`` a reference."""

    id: int
    version: int
    ref: str
    meeting: str
    kind: str
    text: str
    parties: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OutcomeDetail:
    """Everything kept of one outcome."""

    id: int
    version: int
    row: OutcomeRow
    meeting_title: str

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.row.ref


def outcomes_window(record: Record, query: ListQuery) -> Window[OutcomeRow]:
    """The outcomes, filtered by words and by a scope of ``meeting`` and ``kind``; in their order at the meeting.

    Raises ``NotFound`` where the scope names a meeting that is not there.
    """
    base, counted = _listed(), select(outcome.c.id)
    conditions: list[ColumnElement[bool]] = [
        outcome.c.folded.contains(word, autoescape=True) for word in folded(query.words).split()
    ]
    if query.scope.get("kind"):
        conditions.append(outcome.c.kind == query.scope["kind"])
    if query.scope.get("meeting"):
        with record.reading() as connection:
            conditions.append(outcome.c.meeting_id == meeting_id(connection, query.scope["meeting"]))
    for condition in conditions:
        base, counted = base.where(condition), counted.where(condition)
    order = OUTCOME_SORTS.get(query.sort, OUTCOME_SORTS["meeting"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def outcome_detail(record: Record, words: str) -> OutcomeDetail:
    """One outcome by reference; raises ``NotFound``."""
    with record.reading() as connection:
        return outcome_detail_of(connection, outcome_id(connection, words))


def outcome_by_id(record: Record, id_: int) -> OutcomeDetail:
    """One outcome by number; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        return outcome_detail_of(connection, id_)


def outcome_detail_of(connection: Connection, id_: int) -> OutcomeDetail:
    """The same by its id, within a read."""
    query = _listed().add_columns(meeting.c.title).where(outcome.c.id == id_)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This outcome is no longer there; somebody deleted it meanwhile."))
    return OutcomeDetail(row["id"], row["version"], _row(row), row["title"])


def _listed() -> AnySelect:
    return select(
        outcome.c.id,
        outcome.c.version,
        outcome.c.ref,
        outcome.c.kind,
        outcome.c.text,
        outcome.c.parties,
        outcome.c.source,
        outcome.c.meeting_id,
        outcome.c.position,
        meeting.c.ref.label("meeting"),
    ).join(meeting, meeting.c.id == outcome.c.meeting_id)


def _row(row: RowMapping) -> OutcomeRow:
    return OutcomeRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        meeting=row["meeting"],
        kind=row["kind"],
        text=row["text"],
        parties=tuple(row["parties"].split()),
        source=row["source"],
    )
