"""A meeting moved onto days that are over: told, and refused where a slot or session would come to lie there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from secretariat.bilaterals.placing.standing import moment_now
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead: from the moment ``now``, of the office's day ``today``.

    Where the meeting's own days ``were_over`` before, its slots are kept as what was, wherever they go.
    """

    now: datetime
    today: date
    were_over: bool

    @classmethod
    def of(cls, record: Record, before: Mapping[str, Any]) -> Self:
        """As of the record's day, for a meeting given its row before it is moved."""
        return cls(moment_now(record), record.today, before["ends"] is not None and before["ends"] < record.today)

    def refuse_past(self, starts: datetime | None, zone: ZoneInfo, ref: str, what: str) -> None:
        """Raise ``Refused``, naming it, for a slot or session that would begin in the past."""
        if self.were_over or starts is None or starts >= self.now:
            return
        day = PartialDate.of(starts.astimezone(zone).date())
        raise Refused(
            _("{ref} {what} would be on {day}, which is past; give other dates, or another time to it first.").format(
                ref=ref, what=what, day=format_date(day)
            )
        )

    def remarks(self, after: Mapping[str, Any]) -> list[str]:
        """That a meeting (its row) stands on days that are over, or that have begun, where it does."""
        dates = PartialDate.from_edtf(after["dates"]) if after["dates"] else None
        if dates is None or dates.first is None or dates.first >= self.today:
            return []
        over = dates.is_over(self.today)
        words = _("{ref} is on days that are past: {dates}.") if over else _("{ref} is on days that began: {dates}.")
        return [words.format(ref=after["ref"], dates=format_date(dates))]
