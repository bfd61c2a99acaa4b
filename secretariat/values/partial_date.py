"""A date as well as it is known: "July 2011" is one month, never a midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from secretariat.values import edtf as _edtf
from secretariat.values.edtf import NotEdtf, Precision

__all__ = ["BEFORE_NEXT_MEETING", "ONGOING", "NotEdtf", "PartialDate", "Precision", "days_until"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision, made by ``from_edtf`` or ``of``.

    ``edtf`` is what the record keeps; ``first`` and ``last`` are the days it covers, inclusive, None where open
    or unknown. "Ongoing" is ``../..``; "before the next meeting" is ``before-next-meeting``, a word of ours.
    """

    edtf: str
    first: date | None
    last: date | None
    precision: Precision
    approximate: bool
    uncertain: bool

    @classmethod
    def from_edtf(cls, text: str) -> PartialDate:
        """The date a text of the record stands for; raises ``NotEdtf`` (a ValueError) for all but strict EDTF."""
        return _kept(text)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """One day."""
        return _kept(day.isoformat())

    @property
    def sort_key(self) -> str:
        """18 digits that sort as dates do: by last day, finer precision first, then first day; open ends last."""
        last = self.last.isoformat().replace("-", "") if self.last else "99999999"
        first = self.first.isoformat().replace("-", "") if self.first else "00000000"
        return f"{last}{self.precision.rank:02}{first}"

    def is_over(self, today: date) -> bool:
        """Whether the last day has passed; a date without an end is never over."""
        return self.last is not None and self.last < today


# The lists read the same few dates again and again, one per row.
@lru_cache(maxsize=1 << 16)
def _kept(text: str) -> PartialDate:
    return PartialDate(*_edtf.read(text))


ONGOING: Final = PartialDate.from_edtf(_edtf.ONGOING_EDTF)
BEFORE_NEXT_MEETING: Final = PartialDate.from_edtf(_edtf.BEFORE_NEXT_MEETING_EDTF)


def days_until(value: PartialDate, today: date) -> int | None:
    """Days from today to the last day (0 on that day, negative when over); None when there is no end."""
    return (value.last - today).days if value.last else None
