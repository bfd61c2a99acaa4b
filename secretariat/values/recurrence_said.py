"""How often something comes again, said in English and in Indonesian; what has no words there, as near as it can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from secretariat.values.date_vocabulary import PRINTED, PrintedWords
from secretariat.values.recurrence import WEEKDAYS, Rule

_ENGLISH_POSITIONS: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
_INDONESIAN_POSITIONS: Final = {
    "1": "pertama", "2": "kedua", "3": "ketiga", "4": "keempat", "5": "kelima", "-1": "terakhir",
}  # fmt: skip


def said_in_english(rule: Rule) -> str:
    """ "every 2 years on the first Monday of September until 31 December 2020"."""
    one = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[rule.frequency]
    unit = f"every {one}" if rule.interval == 1 else f"every {rule.interval} {one}s"
    words = PRINTED["en"]
    day = _days_words(rule, words, lambda position, name: f"the {_ENGLISH_POSITIONS[position]} {name}", " and ")
    on = f" on {day}" if day else ""
    if rule.month_days:
        on = " on the last day" if rule.month_days == (-1,) else f" on the {_ordinal(rule.month_days[0])}"
    if rule.months:
        months = " and ".join(words.months[month - 1] for month in rule.months)
        if rule.month_days:
            on = f" on the last day of {months}" if rule.month_days == (-1,) else f" on {rule.month_days[0]} {months}"
        else:
            on = f"{on} of {months}" if on else f" in {months}"
    return f"{unit}{on}{_tail(rule, ' until {}', ' {} times', 'en')}"


def said_in_indonesian(rule: Rule) -> str:
    """ "setiap 2 tahun pada Senin pertama bulan September hingga 31 Desember 2020"."""
    one = {"DAILY": "hari", "WEEKLY": "pekan", "MONTHLY": "bulan", "YEARLY": "tahun"}[rule.frequency]
    unit = f"setiap {one}" if rule.interval == 1 else f"setiap {rule.interval} {one}"
    words = PRINTED["id"]
    day = _days_words(rule, words, lambda position, name: f"{name} {_INDONESIAN_POSITIONS[position]}", " dan ")
    on = f" pada {day}" if day else ""
    if rule.month_days:
        on = " pada hari terakhir" if rule.month_days == (-1,) else f" tanggal {rule.month_days[0]}"
    if rule.months:
        months = " dan ".join(words.months[month - 1] for month in rule.months)
        if rule.month_days and rule.month_days != (-1,):
            on = f" pada {rule.month_days[0]} {months}"
        else:
            on = f"{on} bulan {months}" if on else f" pada bulan {months}"
    return f"{unit}{on}{_tail(rule, ' hingga {}', ' {} kali', 'id')}"


def _days_words(rule: Rule, words: PrintedWords, ordinal: Callable[[str, str], str], between: str) -> str:
    said = []
    for day in rule.days:
        name = words.weekdays[WEEKDAYS.index(day[-2:])]
        said.append(ordinal(day[:-2], name) if day[:-2] in _ENGLISH_POSITIONS else name)
    return between.join(said)


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day // 10 != 1 else 0, "th")
    return f"{day}{ending}"


def _tail(rule: Rule, until: str, times: str, language: str) -> str:
    if rule.count:
        return times.format(rule.count)
    if rule.until is None:
        return ""
    from secretariat.values.date_print import format_date
    from secretariat.values.partial_date import PartialDate

    return until.format(format_date(PartialDate.of(rule.until), language))
