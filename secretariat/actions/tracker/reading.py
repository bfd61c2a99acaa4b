"""What somebody wrote in a cell of a tracker: dates, numbers, states, priorities, as spreadsheet programs save them.

Pure. Each raises ``Refused`` saying what is allowed; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from secretariat.actions.progress import MOST
from secretariat.actions.states import ActionStatus, Priority
from secretariat.papers.headings import phrase
from secretariat.values.date_print import format_date
from secretariat.values.date_words import parse_date, parse_past_date
from secretariat.values.language import LANGUAGES, _, in_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

DAY_FIRST: Final = "day"
MONTH_FIRST: Final = "month"

_DIGITS: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_MIDNIGHT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00)?(?:\.0+)?")
_SERIAL: Final = re.compile(r"([3-6][0-9]{4})(?:\.0+)?")
"""A day as spreadsheet programs count it, from 1982 to 2091; a smaller number is a number."""
_WHOLE: Final = re.compile(r"([+-]?[0-9]+)(?:[.,]0{1,2})?|([+-]?[0-9]{1,3}(?:[., '\u00a0\u202f][0-9]{3})+)")
_DAY_ZERO: Final = date(1899, 12, 30)  # the day that spreadsheet programs count from


def tidy(text: str) -> str:
    """A text for comparing: spreadsheet programs change line ends, and leave spaces behind."""
    if "\r" in text or "_x000D_" in text:
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def read_status(text: str) -> str:
    """A state in either language."""
    return _word_of(ActionStatus, text, _("“{text}” is no status; write one of {allowed}."))


def read_priority(text: str) -> str:
    """A priority in either language; nothing is the normal one."""
    return _word_of(Priority, text, _("“{text}” is no priority; write one of {allowed}.")) if text else Priority.NORMAL


def read_whole(text: str) -> int:
    """A whole number from 0, also where a program wrote 35.0 or 1,000 for it."""
    found = _WHOLE.fullmatch(text.strip())
    number = int(found[1] or re.sub(r"[^0-9+-]", "", found[2])) if found else -1
    if not 0 <= number <= MOST:
        raise Refused(_("“{text}” is not a whole number; write one like 35.").format(text=text))
    return number


def read_due(text: str, today: date, order: str | None, likely: Collection[str]) -> str:
    """A due date as EDTF, "" for none. ``order`` and ``likely``: see ``read_day``."""
    return "" if not text else _date(text, today, order, likely, past=False)


def read_done_on(text: str, today: date, order: str | None, likely: Collection[str]) -> str:
    """When something was done, as EDTF, "" for none: what leaves the year out is the latest such day."""
    return "" if not text else _date(text, today, order, likely, past=True)


def is_day_in_digits(text: str) -> bool:
    """Whether a text is a day in digits whose order has to be found out."""
    return _DIGITS.fullmatch(text) is not None


def order_of(texts: Iterable[str]) -> str | None:
    """Whether a column writes the day or the month first, where one of its dates proves it; ``None`` where none does.

    A column that proves both is written by several hands, and proves nothing.
    """
    proved = set()
    for text in texts:
        found = _DIGITS.fullmatch(text.strip())
        if found and int(found[1]) > 12 >= int(found[2]) > 0:
            proved.add(DAY_FIRST)
        elif found and int(found[2]) > 12 >= int(found[1]) > 0:
            proved.add(MONTH_FIRST)
    return proved.pop() if len(proved) == 1 else None


def _date(text: str, today: date, order: str | None, likely: Collection[str], *, past: bool) -> str:
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight:
        text = midnight[1]
    serial = _SERIAL.fullmatch(text)
    if serial:
        return (_DAY_ZERO + timedelta(days=int(serial[1]))).isoformat()
    digits = _DIGITS.fullmatch(text)
    if digits:
        return _in_digits(text, digits, order, likely)
    return (parse_past_date if past else parse_date)(text, today=today).edtf


def _in_digits(text: str, found: re.Match[str], order: str | None, likely: Collection[str]) -> str:
    """A date in digits, which a program may have turned from one country's order into another's.

    ``likely`` are the dates that went out and that are on record: what is one of them in one order was so before.
    """
    first, second, year = (int(digits) for digits in found.groups())
    readings = {DAY_FIRST: _day(year, second, first), MONTH_FIRST: _day(year, first, second)}
    possible = {which: day for which, day in readings.items() if day is not None}
    if not possible:
        raise Refused(_("“{text}” is no day of the calendar; write it like 29 July 2011.").format(text=text))
    if len(set(possible.values())) == 1:
        return next(iter(possible.values()))
    known = [day for day in possible.values() if day in likely]
    if len(known) == 1:
        return known[0]
    if order in possible:
        return possible[order]
    one, other = (format_date(PartialDate.from_edtf(day)) for day in possible.values())
    raise Refused(
        _("“{text}” could be {one} or {other}; write the month as a word.").format(text=text, one=one, other=other)
    )


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _word_of(kind: type[StrEnum], text: str, sentence: str) -> str:
    found = _words(kind).get(phrase(text))
    if found is None:
        raise Refused(sentence.format(text=text, allowed=", ".join(_(one.value) for one in kind)))
    return found


@cache
def _words(kind: type[StrEnum]) -> dict[str, str]:
    return {phrase(in_language(language, one.value)): one.value for language in LANGUAGES for one in kind}
