"""The text that is negotiated in these tests, and how it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from secretariat.declarations.negotiation.ledger import LedgerBracket, ledger
from secretariat.declarations.queries import ParagraphRow, declaration_detail
from secretariat.record.acts import act
from secretariat.record.record import Record

FIRST = "Agree to [double] [KR: triple] the number that export by [EU: 2030];"
SECOND = "Train trainers [agreed in principle];"
THIRD = "Meet again [/draft] at Nguyễn Văn Hùng's [ประยุทธ์] place."


def words_of(record: Record, number: str = "1", revision: str | None = None) -> str:
    one = declaration_detail(record, "D-1", revision=revision)
    return next(row.text for row in one.paragraphs if row.number == number)


def row_of(record: Record, number: str = "1") -> tuple[int, dict[int, int]]:
    """The id of a paragraph's text, and its version as it was seen."""
    row = next(row for row in declaration_detail(record, "D-1").paragraphs if row.number == number)
    return row.id, {row.id: row.version}


def read(record: Record, revision: str | None = None) -> dict[str, LedgerBracket]:
    return {one.id: one for one in ledger(record, "D-1", revision=revision).brackets}


def standing(record: Record, number: str) -> str:
    return next(row.standing for row in declaration_detail(record, "D-1").paragraphs if row.number == number)


def without_versions(record: Record) -> list[tuple[str, str, str]]:
    return without_versions_of(declaration_detail(record, "D-1").paragraphs)


def without_versions_of(rows: Sequence[ParagraphRow]) -> list[tuple[str, str, str]]:
    return [(row.number, row.text, row.standing) for row in rows]


def last_act(record: Record) -> int:
    with record.reading() as connection:
        return int(connection.execute(select(func.max(act.c.id))).scalar_one())
