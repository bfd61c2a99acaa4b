"""When people of a list come and go: the days of travel that stand in it, around the days of its meeting. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from secretariat.delegations.travel import travel_moment
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The first and last day of the meeting, as far as they are known, and the day it is."""

    first: date | None
    last: date | None
    today: date

    def moment(self, text: str, field: str) -> str:
        """When somebody comes or goes (see ``travel_moment``): a list speaks of the days around its meeting."""
        return travel_moment(text, field, today=self.first or self.today, meeting=self.first)

    def leading_moment(self, text: str, field: str) -> str:
        """The moment with which a text begins, "" where it begins with none: "24-July-2012, SFO 16:09 (UA 71)"."""
        head, *_rest = re.split(r"[,;(]|\s-\s", text, maxsplit=1)
        try:
            moment = self.moment(head, field) if head != text else ""
        except Refused:
            return ""
        clock = re.search(r"(?<![0-9])([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?![0-9])", text[len(head) :])
        return f"{moment} {int(clock[1]):02}:{clock[2]}" if moment and clock and len(moment) == 10 else moment
