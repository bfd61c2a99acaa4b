"""The rule by which times go along with a meeting: the clock on the wall shows the same, on the shifted day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from secretariat.values.moment import moments_at


@dataclass(frozen=True, slots=True)
class Shift:
    """From one zone to another, so many days later (or earlier)."""

    days: int
    before: ZoneInfo
    after: ZoneInfo

    @property
    def is_none(self) -> bool:
        """Whether everything stays when it was."""
        return not self.days and self.before.key == self.after.key

    def wall(self, moment: datetime) -> datetime:
        """What the clocks will show, without a zone."""
        return moment.astimezone(self.before).replace(tzinfo=None, fold=0) + timedelta(days=self.days)

    def moments(self, moment: datetime) -> list[datetime]:
        """The moments (UTC) at which the clocks show that: none where they skip it, two where they show it twice.

        Of two, that comes first which was meant before: the second where it was the second then too.
        """
        found = moments_at(self.wall(moment), self.after)
        return found[::-1] if len(found) > 1 and moment.astimezone(self.before).fold else found

    def nearest(self, moment: datetime) -> datetime:
        """The same for the edge of a span, which may lie where the clocks skip: it is as much later."""
        found = self.moments(moment)
        return found[0] if found else self.wall(moment).replace(tzinfo=self.after).astimezone(UTC)
