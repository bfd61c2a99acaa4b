"""Prints a date in English or Indonesian at its own precision; ``parse_date`` reads it back the same."""

from __future__ import annotations

from secretariat.values.date_vocabulary import PRINTED, ROMAN, PrintedWords
from secretariat.values.edtf import HALF_CODE, QUARTER_CODE, SEASON_CODE
from secretariat.values.language import current_language
from secretariat.values.partial_date import PartialDate, Precision


def format_date(value: PartialDate, language: str | None = None, *, short: bool = False) -> str:
    """The date in words, always with its year; ``language`` is ``en`` or ``id`` (None: the current one).

    ``short`` is for narrow columns: "30 Sep 2026", "~2015?".
    """
    words = PRINTED[language or current_language()]
    if value.precision is Precision.ONGOING:
        return words.ongoing
    if value.precision is Precision.BEFORE_NEXT_MEETING:
        return words.before_next_meeting_short if short else words.before_next_meeting
    start, slash, end = value.edtf.partition("/")
    if not slash:
        return _point(value, words, short)
    if start in ("", ".."):
        return _until(PartialDate.from_edtf(end), start, words, short)
    if end in ("", ".."):
        template = words.since if end else words.end_unknown
        return template.format(date=_point(PartialDate.from_edtf(start), words, short, after_word=True))
    return _interval(PartialDate.from_edtf(start), PartialDate.from_edtf(end), words, short)


def _until(end: PartialDate, start: str, words: PrintedWords, short: bool) -> str:
    shown = _point(end, words, short, after_word=not short)
    if not start:
        return words.start_unknown.format(date=shown)
    if end.precision is Precision.DAY or end.approximate:
        return (words.by_short if short else words.by).format(date=shown)
    return (words.end_of_short if short else words.end_of).format(date=shown)


def _interval(start: PartialDate, end: PartialDate, words: PrintedWords, short: bool) -> str:
    exact = start.edtf[-1] not in "?~%" and end.edtf[-1] not in "?~%"
    if exact and start.precision is end.precision and start.first and end.first:
        last = _point(end, words, short)
        if start.precision is Precision.YEAR:
            return f"{start.edtf}–{end.edtf}"
        same_year = start.first.year == end.first.year
        months = words.months_short if short else words.months
        month = months[start.first.month - 1]
        if same_year and start.precision is Precision.MONTH:
            return f"{month} – {last}"
        if same_year and start.precision is Precision.DAY:
            if start.first.month == end.first.month:
                return f"{start.first.day}–{last}"
            return f"{start.first.day} {month} – {last}"
    return f"{_point(start, words, short)} – {_point(end, words, short)}"


def _point(value: PartialDate, words: PrintedWords, short: bool, *, after_word: bool = False) -> str:
    bare = value.edtf.rstrip("?~%")
    shown = _bare(bare, words, short, after_word=(after_word or value.approximate) and not short)
    if short:
        return "~" * value.approximate + shown + "?" * value.uncertain
    if value.approximate:
        shown = words.about.format(date=shown)
    return words.uncertain.format(date=shown) if value.uncertain else shown


def _bare(edtf: str, words: PrintedWords, short: bool, *, after_word: bool) -> str:
    year, _dash, rest = edtf.partition("-")
    if year.endswith("X"):
        template = words.decade_after_word if after_word else words.decade
        return template.format(year=year[:3] + "0")
    if not rest:
        return year
    code, _dash, day = rest.partition("-")
    number = int(code)
    if number > HALF_CODE:
        return _half(number - HALF_CODE, year, words, short, after_word=after_word)
    if number > QUARTER_CODE:
        quarter = number - QUARTER_CODE
        template = words.quarter_short if short else words.quarter
        return template.format(number=quarter, roman=ROMAN[quarter - 1], year=year)
    if number > SEASON_CODE:
        return words.seasons[number - SEASON_CODE - 1].format(year=year)
    month = (words.months_short if short else words.months)[number - 1]
    return f"{int(day)} {month} {year}" if day else f"{month} {year}"


def _half(half: int, year: str, words: PrintedWords, short: bool, *, after_word: bool) -> str:
    templates = words.halves_short if short else words.halves_after_word if after_word else words.halves
    return templates[half - 1].format(year=year)
