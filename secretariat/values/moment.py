"""A moment as people write it, in the zone they mean: "20 May 2011 14:30", "14:30" where the day is known.

Where the clocks go back an hour comes twice; then, and wherever one likes, the label that the clocks show stands behind
the time: "6 November 2011 01:30 MST".
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_LABEL: Final = r"[A-Za-z]{2,6}|(?:UTC|GMT)?[+\-\u2212][0-9]{1,2}(?::?[0-9]{2})?"
_MOMENT: Final = re.compile(  # what is longer is no moment, and would be looked through again and again
    rf"(?=.{{1,120}}\Z)(?:(?P<day>.*[^\s,])[\s,T]+)?(?P<hour>[0-9]{{1,2}})[:.](?P<minute>[0-9]{{2}})(?:\s+(?P<label>{_LABEL}))?"
)
_OFFSET: Final = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{1,2}):?([0-9]{2})?")


def read_moment(
    text: str, field: str, *, zone: ZoneInfo, first: date | None, last: date | None, today: date
) -> datetime:
    """The moment (UTC) that ``text`` means in ``zone``: "20 May 2011 14:30", or "14:30" when there is only one day.

    ``first`` and ``last`` are the days of the meeting; where it has none yet, "tomorrow" and a day without its year
    count from ``today``, the office's. Raises ``Refused`` naming ``field`` and what is allowed: also for a time that
    does not exist on the day the clocks go forward, and for one that exists twice on the day they go back, unless the
    zone's label says which is meant.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is not None and (int(found["hour"]) > 23 or int(found["minute"]) > 59):
        raise Refused(
            _("{field}: “{text}” is not a time of day; the last one is 23:59.").format(field=field, text=text)
        )
    if found is None:
        raise Refused(
            _("{field}: “{text}” is not a day and a time; write it like 20 May 2011 14:30.").format(
                field=field, text=text
            )
        )
    day = _day(found["day"], text, field, first, last, today)
    local = datetime.combine(day, time(int(found["hour"]), int(found["minute"])))
    meant = moments_at(local, zone)
    if not meant:
        raise Refused(
            _("{field}: {text} does not exist in {zone}, where the clocks go forward then.").format(
                field=field, text=text, zone=zone.key
            )
        )
    labels = clock_labels([one.astimezone(zone) for one in meant])
    if found["label"]:
        labelled = [one for one in meant if _is_label(found["label"], one.astimezone(zone))]
        if not labelled:
            raise Refused(
                _("{field}: the clocks in {zone} do not show {label} at {time} on {day}; there it is {shown}.").format(
                    field=field,
                    zone=zone.key,
                    label=found["label"],
                    time=f"{local:%H:%M}",
                    day=_day_words(day),
                    shown=", ".join(labels),
                )
            )
        meant = labelled
    if len(meant) > 1:
        first_said, second_said = (f"{local:%H:%M} {label}" for label in labels)
        raise Refused(
            _(
                "{field}: {time} exists twice in {zone} on {day}, where the clocks go back; write {first} or {second}."
            ).format(
                field=field,
                time=f"{local:%H:%M}",
                zone=zone.key,
                day=_day_words(day),
                first=first_said,
                second=second_said,
            )
        )
    return meant[0]


def typed_moment(moment: datetime | None, zone: ZoneInfo) -> str:
    """A moment as a form shows it and ``read_moment`` reads it: "20 May 2011 14:30"; "" where there is none.

    Where that time exists twice on its day, with the label that tells which it is: "6 November 2011 01:30 MST".
    """
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    twice = moments_at(local.replace(tzinfo=None, fold=0), zone)
    shown = f"{_day_words(local.date())} {local:%H:%M}"
    if len(twice) < 2:
        return shown
    labels = clock_labels([one.astimezone(zone) for one in twice])
    return f"{shown} {labels[local.fold]}"


def moments_at(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments (UTC) at which the clocks of ``zone`` show ``local`` (without a zone): none, one, or two in order."""
    found = []
    for fold in (0, 1):
        moment = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment not in found and moment.astimezone(zone).replace(tzinfo=None, fold=0) == local.replace(fold=0):
            found.append(moment)
    return found


def clock_label(local: datetime) -> str:
    """What the clocks are called there and then: MDT, WIB; UTC+0545 where they have no letters."""
    label = f"{local:%Z}"
    return label if label.isalpha() else f"UTC{local:%z}"


def clock_labels(locals_: list[datetime]) -> list[str]:
    """The same for several moments that are to be told apart: by their distance from UTC where letters do not."""
    labels = [clock_label(one) for one in locals_]
    return labels if len(set(labels)) == len(labels) else [f"UTC{one:%z}" for one in locals_]


def _is_label(text: str, local: datetime) -> bool:
    """Whether what is typed behind a time is what the clocks show: their letters, or their distance from UTC."""
    plain = text.replace("\u2212", "-").upper()
    offset = local.utcoffset()
    if plain == clock_label(local).upper() or offset is None:
        return True
    if plain in ("UTC", "GMT"):
        return not offset
    found = _OFFSET.fullmatch(plain)
    if found is None:
        return False
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return offset.total_seconds() == (minutes if found[1] == "+" else -minutes) * 60


def _day_words(day: date) -> str:
    from secretariat.values.date_print import format_date
    from secretariat.values.partial_date import PartialDate

    return format_date(PartialDate.of(day))


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
