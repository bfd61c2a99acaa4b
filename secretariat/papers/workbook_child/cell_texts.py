"""A cell as a person reads it."""

from __future__ import annotations

import datetime


def text_of(value: object) -> str:
    """A cell as a person reads it: ISO dates, whole numbers without ``.0``, 15 digits as spreadsheet programs show."""
    if isinstance(value, str):
        if value.startswith("PT") and value[2:3].isdecimal() and value.isascii():
            return _duration(value)
        return value.replace("\r\n", "\n").strip("\r\n") if "\n" in value or "\r" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return _whole_seconds(value).isoformat(" ").removesuffix(":00")
    if isinstance(value, datetime.time):
        moment = _whole_seconds(datetime.datetime.combine(datetime.date(2000, 1, 1), value))
        return moment.time().isoformat().removesuffix(":00")
    if isinstance(value, datetime.timedelta):
        return _hours(round(value.total_seconds()))
    return str(value)


def _whole_seconds(moment: datetime.datetime) -> datetime.datetime:
    """A time of day is a fraction in a workbook, so 14:30 may come as 14:29:59.999."""
    if moment.microsecond >= 500_000 and moment.year < 9999:
        moment += datetime.timedelta(seconds=1)
    return moment.replace(microsecond=0)


def _duration(value: str) -> str:
    """``PT27H17M54S`` (XML Schema's durations, which ODS keeps times over a day in) → ``27:17:54``."""
    total, rest = 0, value[2:]
    for unit, seconds in (("H", 3600), ("M", 60), ("S", 1)):
        digits, found, after = rest.partition(unit)
        if found:
            whole = digits.partition(".")[0]
            if not whole.isdecimal() or len(whole) > 6:
                return value
            total, rest = total + int(whole) * seconds, after
    return value if rest else _hours(total)


def _hours(seconds: int) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
