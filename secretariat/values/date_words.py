"""Dates as people write them, in English and Indonesian, to dates with precision; never guessed, never half read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from secretariat.values.date_calendar import Parts, period_near, resolved, span
from secretariat.values.date_points import Point, bare_day_of, point_of
from secretariat.values.date_refusal import (
    DateNotUnderstood,
    Objection,
    no_date_given,
    not_a_date,
    not_understood,
    years_allowed,
)
from secretariat.values.date_tokens import UNKNOWN, Token, shape, tidy, tokens_of
from secretariat.values.language import _
from secretariat.values.partial_date import BEFORE_NEXT_MEETING, ONGOING, NotEdtf, PartialDate

__all__ = ["DateNotUnderstood", "parse_date"]

_LONGEST = 120


def parse_date(text: str, *, today: date) -> PartialDate:
    """The date someone wrote, with the precision they gave it; raises ``DateNotUnderstood``.

    The day comes before the month in digits. What leaves the year out is the next such date that is not over today;
    "friday" is the coming one, today included, and "next friday" the first after today. EDTF is taken as it is.
    """
    tidied = tidy(text[: 10 * _LONGEST])
    if not tidied:
        raise no_date_given(text)
    if len(tidied) > _LONGEST or len(text) > 10 * _LONGEST:
        raise not_understood(text, (), tidied)
    written = _as_edtf(tidied)
    if written:
        return written
    tokens = tokens_of(tidied)
    try:
        found = _read(tokens, today)
        if found is None:
            _object_to_short_year(tokens, today)
    except Objection as objection:
        raise not_a_date(tidied, objection) from None
    if found is None:
        raise _unread(tidied, tokens, today)
    return found


def parse_past_date(text: str, *, today: date) -> PartialDate:
    """The same for something that has happened: what leaves the year out is the latest such date that has begun."""
    meant = parse_date(text, today=today)
    if meant.first is None or meant.first <= today:
        return meant
    tomorrow = today + timedelta(days=1)
    leap = (tomorrow.month, tomorrow.day) == (2, 29)
    year_ago = date(today.year - 1, 3, 1) if leap else tomorrow.replace(year=tomorrow.year - 1)
    # "+2w", counted from another day of the year, is another day: what says from where it counts stays as it is.
    earlier = parse_date(text, today=year_ago)
    same = earlier.first is not None and earlier.edtf != meant.edtf and earlier.edtf[4:] == meant.edtf[4:]
    return earlier if same else meant


def _as_edtf(text: str) -> PartialDate | None:
    for spelling in (text, text.upper()):
        try:
            return PartialDate.from_edtf(spelling)
        except NotEdtf:
            continue
    return None


def _read(tokens: list[Token], today: date) -> PartialDate | None:
    if UNKNOWN in shape(tokens):
        return None
    try:
        return _whole(tokens, today)
    except OverflowError as error:
        raise Objection(years_allowed()) from error


def _whole(tokens: list[Token], today: date) -> PartialDate | None:
    letters = shape(tokens)
    if letters in ("O", "M"):
        return ONGOING if letters == "O" else BEFORE_NEXT_MEETING
    if re.fullmatch(r"[tu].+!", letters):
        return _ending(_single(tokens[1:-1], today), "/")
    if re.fullmatch(r"s.+%", letters):
        return _beginning(_single(tokens[1:-1], today), "/")
    if letters.startswith("s"):
        return _range(tokens[1:], today) or _beginning(_single(tokens[1:], today), "/..")
    return _until(tokens, today) or _single(tokens, today) or _range(tokens, today)


def _until(tokens: list[Token], today: date) -> PartialDate | None:
    opening = re.match(r"[ut][pb]?e?|[pb]?e", shape(tokens))
    if opening is None:
        return None
    rest = tokens[opening.end() :]
    if opening.group().endswith("e") and re.fullmatch(r"x?[KWBYQH]", shape(rest)):
        return _ending(period_near(rest[-1].kind, 0, today), "../")
    return _ending(_single(rest, today), "../")


def _ending(point: PartialDate | None, before: str) -> PartialDate | None:
    """By the end of a date; of a week, by its last day."""
    if point is None:
        return None
    edtf = point.last.isoformat() if "/" in point.edtf and point.last else point.edtf
    return PartialDate.from_edtf(before + edtf)


def _beginning(point: PartialDate | None, after: str) -> PartialDate | None:
    if point is None:
        return None
    edtf = point.first.isoformat() if "/" in point.edtf and point.first else point.edtf
    return PartialDate.from_edtf(edtf + after)


def _range(tokens: list[Token], today: date) -> PartialDate | None:
    month_first = re.fullmatch(r"mx?[do][-tT]x?[do](,?y)?", shape(tokens))
    if month_first:
        return _month_first_range(tokens, today)
    for at in range(1, len(tokens) - 1):
        if tokens[at].kind in "-tT":
            found = _between(tokens[:at], tokens[at + 1 :], today)
            if found:
                return found
    return None


def _month_first_range(tokens: list[Token], today: date) -> PartialDate:
    """May 20-21, 2011."""
    year = tokens[-1].value if tokens[-1].kind == "y" else None
    first, last = (token.value for token in tokens if token.kind in "do")
    end = resolved(Parts(year, tokens[0].value, last), today)
    start = resolved(Parts(end.first.year if end.first else None, tokens[0].value, first), today)
    return span(start, end)


def _between(left: list[Token], right: list[Token], today: date) -> PartialDate | None:
    ended, begun = _qualified(right, today), _qualified(left, today)
    if ended is None:
        return None
    (last, last_mark), (first, first_mark) = ended, begun or (bare_day_of(left), "")
    if first is None:
        return None
    if isinstance(first, Parts) and isinstance(last, Parts) and first.year and not last.year:
        raise Objection(_("the year of its end is missing."))
    end = _marked(_settled(last, today), last_mark)
    if isinstance(first, Parts) and end:
        completed = _completed(first, last, end)
        if completed is None:
            return None
        first = completed
    start = _marked(_settled(first, today), first_mark)
    if start is None or end is None or "/" in start.edtf + end.edtf:
        return None
    return span(start, end)


def _completed(first: Parts, last: Point, end: PartialDate) -> Parts | None:
    """The beginning with the month and the year that were only written at the end: 29-31 October 2007."""
    if first.code is None and first.day is not None:
        if not isinstance(last, Parts) or last.day is None:
            return None
        first = replace(first, code=last.code)
    if first.year is None:
        if (isinstance(last, Parts) and last.code is None) or end.first is None:
            return None
        first = replace(first, year=end.first.year)
    return first


def _single(tokens: list[Token], today: date) -> PartialDate | None:
    read = _qualified(tokens, today)
    return _marked(_settled(read[0], today), read[1]) if read else None


def _qualified(tokens: list[Token], today: date) -> tuple[Point, str] | None:
    """One date and its mark: ``~`` about, ``?`` uncertain, ``%`` both."""
    letters = shape(tokens)
    opening = re.match(r"[pb]?a", letters)
    uncertain = letters.endswith("?")
    inner = tokens[opening.end() if opening else 0 : len(tokens) - 1 if uncertain else len(tokens)]
    point = point_of(inner, today)
    if point is None:
        return None
    return point, ("%" if uncertain else "~") if opening else "?" if uncertain else ""


def _settled(point: Point, today: date) -> PartialDate:
    return resolved(point, today) if isinstance(point, Parts) else point


def _marked(point: PartialDate, mark: str) -> PartialDate | None:
    if mark and "/" in point.edtf:
        return None
    return PartialDate.from_edtf(point.edtf + mark) if mark else point


def _object_to_short_year(tokens: list[Token], today: date) -> None:
    """Objects where a date would be understood if its last number were a year of four digits."""
    if not tokens or tokens[-1].kind not in "dz":
        return
    as_year = [*tokens[:-1], replace(tokens[-1], kind="y", value=2000)]
    try:
        understood = _read(as_year, today) is not None
    except Objection:
        understood = True
    if understood and tokens[-1].kind == "z":
        raise Objection(years_allowed(), tokens[-1].text)
    if understood:
        raise Objection(_("a year is written with four digits, a day before its month."), tokens[-1].text)


def _unread(text: str, tokens: list[Token], today: date) -> DateNotUnderstood:
    if UNKNOWN in shape(tokens):
        known = tuple(token.text for token in tokens if token.kind != UNKNOWN and token.text[-1].isalnum())
        return not_understood(text, known, _unknown(text, tokens), misspelt=True)
    for count in range(len(tokens) - 1, 0, -1):
        try:
            found = _read(tokens[:count], today)
        except Objection:
            continue
        if found:
            return not_understood(text, (text[: tokens[count - 1].end],), text[tokens[count].start :])
    return not_understood(text, tuple(token.text for token in tokens), "")


def _unknown(text: str, tokens: list[Token]) -> str:
    """The pieces that are not known as they stand in the text, with the punctuation between them."""
    runs: list[tuple[int, int]] = []
    joined = False
    for token in tokens:
        if token.kind == UNKNOWN:
            start = runs.pop()[0] if joined else token.start
            runs.append((start, token.end))
            joined = True
        elif token.text[-1].isalnum():
            joined = False
    return " ".join(text[start:end] for start, end in runs)
