"""One day, where an interval would not do."""

from __future__ import annotations

from datetime import date, datetime

from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Misused


def one_day(text: str, where: str, *, today: date) -> date:
    """The day that ``text`` means; ``Misused`` naming ``where`` (a flag, a field) where it is longer than a day."""
    from secretariat.values.date_words import parse_date

    meant = parse_date(text, today=today)
    if meant.first is None or meant.first != meant.last:
        raise Misused(
            _("{where} needs one day, such as 2011-08-15; “{text}” is not one.").format(where=where, text=text)
        )
    return meant.first


def day_in_words(day: date) -> str:
    """A day with its weekday, short, in the current language: Mon 15 Aug 2011; Sen, 15 Agu 2011."""
    words = PRINTED[current_language()]
    shown = f"{day.day} {words.months_short[day.month - 1]} {day.year}"
    return with_weekday(words.weekdays[day.weekday()][:3], shown)


def with_weekday(weekday: str, written: str) -> str:
    """A date behind its weekday, as the current language writes them together."""
    return _("{weekday} {date}").format(weekday=weekday, date=written)


def moment_in_words(at: datetime) -> str:
    """A moment as people write it, in its own zone and the current language: 15 Aug 2011 14:30."""
    months = PRINTED[current_language()].months_short
    return f"{at.day} {months[at.month - 1]} {at.year} {at:%H:%M}"
