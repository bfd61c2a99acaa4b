"""A moment as people write it, in the zone they mean: "20 May 2011 14:30", "14:30" where the day is known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_MOMENT: Final = re.compile(r"(?:(?P<day>.*[^\s,])[\s,T]+)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})")


def read_moment(
    text: str, field: str, *, zone: ZoneInfo, first: date | None, last: date | None, today: date
) -> datetime:
    """The moment (UTC) that ``text`` means in ``zone``: "20 May 2011 14:30", or "14:30" when there is only one day.

    ``first`` and ``last`` are the days of the meeting; where it has none yet, "tomorrow" and a day without its year
    count from ``today``, the office's. Raises ``Refused`` naming ``field`` and what is allowed.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise Refused(
            _("{field}: “{text}” is not a day and a time; write it like 20 May 2011 14:30.").format(
                field=field, text=text
            )
        )
    day = _day(found["day"], text, field, first, last, today)
    local = datetime.combine(day, time(int(found["hour"]), int(found["minute"])), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refused(
            _("{field}: {text} does not exist in {zone}, where the clocks go forward then.").format(
                field=field, text=text, zone=zone.key
            )
        )
    return moment


def _day(words: str | None, text: str, field: str, first: date | None, last: date | None, today: date) -> date:
    if words:
        meant = parse_date(words, today=first or today)
        if meant.first is None or meant.first != meant.last:
            raise Refused(_("{field}: “{text}” does not name one day.").format(field=field, text=text))
        return meant.first
    if first is None or first != last:
        raise Refused(
            _("{field}: “{text}” needs its day too, because the meeting has more than one: 20 May 2011 14:30.").format(
                field=field, text=text
            )
        )
    return first
