"""What the next meeting of a series would be, before anything is given: for the form that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import series_id
from secretariat.meetings.following import (
    expected_after,
    last_held,
    next_on_record,
    proposed_ordinal,
    proposed_title,
)
from secretariat.meetings.model import series
from secretariat.parties.model import party
from secretariat.record.record import Record


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the next meeting would be before anything is given.

    ``ref`` is "" where none is on record yet (``version`` is that of the one on record), and ``last`` where none was
    held; ``dates`` is EDTF or "".
    """

    series: str
    ref: str
    last: str
    ordinal: int | None
    title: str
    dates: str
    place: str
    timezone: str
    host: str
    theme: str
    note: str
    version: int | None


def proposed_next(record: Record, which: str) -> Proposal:
    """What the next meeting of a series would be, for a form to show."""
    with record.reading() as connection:
        of = series_row(connection, which)
        last = last_held(connection, of["id"], record.today)
        there = next_on_record(connection, of["id"], last)
        known: dict[str, Any] = dict(there) if there is not None else {}
        ordinal = known.get("ordinal") or proposed_ordinal(connection, of["id"], last, of["cadence"])
        expected = expected_after(of["cadence"], last["dates"]) if last is not None else None
        return Proposal(
            series=of["code"],
            ref=known.get("ref") or "",
            last=last["ref"] if last is not None else "",
            ordinal=ordinal,
            title=known.get("title") or proposed_title(last["title"] if last is not None else "", of["name"], ordinal),
            dates=known.get("dates") or (expected.edtf if expected else ""),
            place=known.get("place") or "",
            timezone=known.get("timezone") or "",
            host=_party_code(connection, known.get("host_id")),
            theme=known.get("theme") or "",
            note=known.get("note") or "",
            version=known.get("version"),
        )


def series_row(connection: Connection, which: str) -> RowMapping:
    """The row of the series that ``which`` (its code or name) means."""
    found = series_id(connection, which)
    return connection.execute(select(series).where(series.c.id == found)).mappings().one()


def _party_code(connection: Connection, id_: int | None) -> str:
    return connection.execute(select(party.c.code).where(party.c.id == id_)).scalar() or "" if id_ else ""
