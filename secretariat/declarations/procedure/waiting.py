"""Which texts are under silence, for the day's page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from secretariat.declarations.model import declaration
from secretariat.declarations.procedure.silence import Silence
from secretariat.declarations.states import DeclarationStatus
from secretariat.record.record import Record


@dataclass(frozen=True, slots=True)
class UnderSilence:
    """A text that is adopted unless somebody objects."""

    id: int
    ref: str
    title: str
    silence: Silence


def under_silence(record: Record) -> list[UnderSilence]:
    """The texts under silence, the one that ends first first; those that ran out too, until somebody adopts them."""
    table = declaration.c
    query = (
        select(table.id, table.ref, table.title, table.silence_until, table.silence_zone)
        .where(table.status == DeclarationStatus.UNDER_SILENCE.value, table.silence_until.is_not(None))
        .order_by(table.silence_until, table.id)
    )
    with record.reading() as connection:
        rows = connection.execute(query).all()
    return [UnderSilence(row.id, row.ref, row.title, Silence(row.silence_until, row.silence_zone)) for row in rows]
