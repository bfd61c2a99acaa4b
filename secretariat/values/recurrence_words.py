"""Reads how often something comes again as people write it, in English and Indonesian, and says it in either.

``recurrence_words`` is read back as the same rule, whatever language the screen is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from secretariat.values.date_vocabulary import LEXICON
from secretariat.values.language import N_, _, current_language
from secretariat.values.recurrence import MOST, WEEKDAYS, Rule, rule_of
from secretariat.values.recurrence_said import said_in_english, said_in_indonesian
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

EXAMPLES: Final = (
    N_("every 2 years"),
    N_("every quarter"),
    N_("every first Monday"),
    N_("every month on the 15th"),
    N_("every year in September"),
    N_("every year until 2020"),
)

_UNITS: Final = {
    "day": ("DAILY", 1), "days": ("DAILY", 1), "hari": ("DAILY", 1),
    "week": ("WEEKLY", 1), "weeks": ("WEEKLY", 1), "minggu": ("WEEKLY", 1), "pekan": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1), "months": ("MONTHLY", 1), "bulan": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3), "quarters": ("MONTHLY", 3), "triwulan": ("MONTHLY", 3), "kuartal": ("MONTHLY", 3),
    "half-year": ("MONTHLY", 6), "semester": ("MONTHLY", 6), "semesters": ("MONTHLY", 6),
    "year": ("YEARLY", 1), "years": ("YEARLY", 1), "tahun": ("YEARLY", 1),
}  # fmt: skip
_WHOLE: Final = {
    "daily": "every day", "harian": "every day", "weekly": "every week", "mingguan": "every week",
    "fortnightly": "every 2 weeks", "monthly": "every month", "bulanan": "every month", "bimonthly": "every 2 months",
    "quarterly": "every 3 months", "triwulanan": "every 3 months", "half-yearly": "every 6 months",
    "semesteran": "every 6 months", "twice a year": "every 6 months", "dua kali setahun": "every 6 months",
    "yearly": "every year", "annually": "every year", "annual": "every year", "tahunan": "every year",
    "once a year": "every year", "sekali setahun": "every year", "biennially": "every 2 years",
    "biennial": "every 2 years", "dua tahunan": "every 2 years", "dwitahunan": "every 2 years",
}  # fmt: skip
_POSITIONS: Final = {
    "first": "1", "1st": "1", "pertama": "1", "second": "2", "2nd": "2", "kedua": "2", "third": "3", "3rd": "3",
    "ketiga": "3", "fourth": "4", "4th": "4", "keempat": "4", "fifth": "5", "5th": "5", "kelima": "5",
    "last": "-1", "terakhir": "-1",
}  # fmt: skip

_AFTER_DONE: Final = re.compile(
    r"\s+(?:after (?:it is |being )?(?:done|completed|completion|finished)|(?:setelah|sesudah) selesai)$"
)
_TIMES: Final = re.compile(r"[ ,]+(?:for )?([0-9]{1,4}) (?:times|kali)$")
_UNTIL: Final = re.compile(r"[ ,]+(?:until|till|hingga|sampai|sampai dengan|s\.d\.) (.+)$")
_EVERY: Final = re.compile(r"^(?:every|each|setiap|tiap|tiap-tiap) ")
_COUNTED: Final = re.compile(r"(?P<number>[0-9]{1,4}|[a-z]+(?: belas)?) (?P<unit>[a-z-]+)(?: sekali)?(?= |$)")
_UNCOUNTED: Final = re.compile(r"(?P<unit>[a-z-]+)(?: sekali)?(?= |$)")
_ON: Final = re.compile(r"(?: (?:on|in|pada|of|the|bulan|tanggal|tgl)(?= ))+ ")


def read_recurrence(text: str, *, today: date) -> tuple[str, bool]:
    """The rule a phrase means (or a rule as it is), and whether it counts from when the last was done.

    Raises ``Refused`` with what is not understood and examples; nothing is guessed.
    """
    plain = re.sub(r"\s+", " ", folded(text)).strip(" .")
    plain, after_done = _cut(_AFTER_DONE, plain)
    said = rule_of(plain)
    if said is not None:
        return said.text, bool(after_done)
    plain, times = _cut(_TIMES, plain)
    plain, until = _cut(_UNTIL, plain)
    rule = _body(_spelt_out(plain)) or _body(f"every {plain}")
    count = int(times[1]) if times else 0
    whole = rule and Rule(
        rule.frequency, rule.interval, rule.months, rule.month_days, rule.days, (), _last_day(until, today), count
    )
    kept = rule_of(whole.text) if whole and not (until and times) else None
    if kept is None:
        raise Refused(
            _(
                "“{text}” is not a recurrence I know. Write it like {examples}; or as a rule, FREQ=YEARLY;INTERVAL=2."
            ).format(text=text, examples=", ".join(_(each) for each in EXAMPLES))
        )
    return kept.text, bool(after_done)


def recurrence_words(text: str, language: str | None = None, *, after_done: bool = False) -> str:
    """A rule in words, in ``language`` (``None``: the current one); one that has no words as it is kept."""
    rule = rule_of(text)
    if rule is None:
        return text
    words = said_in_indonesian(rule) if (language or current_language()) == "id" else said_in_english(rule)
    try:
        understood = words and read_recurrence(words, today=date.min)[0] == rule.text
    except Refused:
        understood = False
    said = words if understood else rule.text
    if not after_done:
        return said
    return said + (" setelah selesai" if (language or current_language()) == "id" else " after done")


def _spelt_out(phrase: str) -> str:
    """ "monthly on the 15th" as "every month on the 15th"."""
    for word, meant in _WHOLE.items():
        if phrase == word or phrase.startswith(word + " "):
            return meant + phrase[len(word) :]
    return phrase


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    found = pattern.search(text)
    return (text[: found.start()], found) if found else (text, None)


def _last_day(until: re.Match[str] | None, today: date) -> date | None:
    if until is None:
        return None
    from secretariat.values.date_words import parse_date

    return parse_date(until[1], today=today).last


def _body(text: str) -> Rule | None:
    """The rule of a phrase without its end: "every 2 weeks on monday", "first monday of every month"."""
    turned = re.fullmatch(
        r"(?:the |on the )?(.+?) (?:of |in )?((?:every|each|setiap|tiap) (?:[a-z0-9]+ )?[a-z-]+)", text
    )
    tries = [text, f"{turned[2]} on {turned[1]}"] if turned else [text]
    for phrase in tries:
        found = _EVERY.match(phrase)
        rest = phrase[found.end() :] if found else phrase
        rule = _unit_and_day(rest) or (_days_alone(rest) if found else None)
        if rule is not None:
            return rule
    return None


def _unit_and_day(text: str) -> Rule | None:
    """ "2 years", "month on the 15th", "tahun pada 17 agustus"."""
    for shape in _COUNTED, _UNCOUNTED:
        found = shape.match(text)
        if found is None or found["unit"] not in _UNITS:
            continue
        interval = _interval(found["number"]) if shape is _COUNTED else 1
        if interval is None:
            continue
        frequency, times = _UNITS[found["unit"]]
        rest = _ON.sub(" ", f" {text[found.end() :].strip()} ").strip()
        return _on(Rule(frequency, interval * times), rest.split()) if interval * times <= MOST else None
    return None


def _interval(word: str) -> int | None:
    if word.isdigit():
        return int(word) or None
    if word in ("other", "second"):
        return 2
    kind, number = LEXICON.get(word, ("", 0))
    return number if kind == "c" else None


def _days_alone(text: str) -> Rule | None:
    """ "monday and thursday", "first monday", "last friday of september", "senin pertama"."""
    words = _ON.sub(" ", f" {text} ").replace(",", " ").split()
    if words and all(_weekday(word) or word in _AND for word in words):
        return _on(Rule("WEEKLY"), words)
    if any(word in _POSITIONS for word in words):
        yearly = any(_month(word) for word in words) and not any(word in _UNITS for word in words)
        return _on(Rule("YEARLY" if yearly else "MONTHLY"), [word for word in words if word not in _PERIODS])
    return None


_AND: Final = frozenset({"and", "dan"})
_PERIODS: Final = frozenset({"month", "year", "bulan", "tahun"})
_LAST: Final = frozenset({"last", "terakhir"})
_FILLERS: Final = _AND | {"the", "date", "day", "hari"}


def _on(rule: Rule, words: Sequence[str]) -> Rule | None:
    """``rule`` with the days that ``words`` say; ``None`` where a word is not understood."""
    said = [word.strip(",") for word in words if word.strip(",") not in _FILLERS]
    last_day = len(said) < len(words) and _LAST & set(said) and not any(_weekday(word) for word in said)
    if last_day:
        said = [word for word in said if word not in _LAST]
    months: list[int] = []
    days: list[str] = []
    month_days: list[int] = [-1] if last_day else []
    position = ""
    for word in said:
        if month := _month(word):
            months.append(month)
        elif day := _weekday(word):
            days.append(day)
        elif (number := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", word)) and 1 <= int(number[1]) <= 31:
            month_days.append(int(number[1]))
        elif word in _POSITIONS and not position:
            position = _POSITIONS[word]
        else:
            return None
    return _sensible(rule, months, month_days, days, position)


def _sensible(rule: Rule, months: list[int], month_days: list[int], days: list[str], position: str) -> Rule | None:
    """The rule with its days, where they go with it and with one another."""
    monthly, yearly = rule.frequency == "MONTHLY", rule.frequency == "YEARLY"
    if position:
        if len(days) != 1 or month_days or not (monthly or (yearly and months)):
            return None
        days = [position + days[0]]
    elif days and (rule.frequency != "WEEKLY" or month_days):
        return None
    if (months and not yearly) or (month_days and not (monthly or (yearly and len(months) == 1))):
        return None
    return Rule(rule.frequency, rule.interval, tuple(months), tuple(month_days), tuple(days))


def _month(word: str) -> int:
    kind, number = LEXICON.get(word, ("", 0))
    return number if kind == "m" else 0


def _weekday(word: str) -> str:
    kind, number = LEXICON.get(word, ("", 0))
    if kind == "w":
        return WEEKDAYS[number - 1]
    return "SU" if word in ("minggu", "sunday") else ""
