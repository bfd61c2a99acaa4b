"""One date read from its pieces: a table of the shapes in which people write it.

A shape is a regular expression over the letters of the pieces (see ``date_vocabulary`` and ``date_tokens``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from secretariat.values.date_calendar import Parts, period_near, shifted, weekday_near
from secretariat.values.date_refusal import Objection
from secretariat.values.date_tokens import Token, numbers_in, shape
from secretariat.values.date_vocabulary import DAY_WORD_OFFSETS
from secretariat.values.edtf import HALF_CODE, QUARTER_CODE, SEASON_CODE
from secretariat.values.language import _
from secretariat.values.partial_date import NotEdtf, PartialDate

Point = Parts | PartialDate
_Reader = Callable[[list[Token], date], Point]


def point_of(tokens: list[Token], today: date) -> Point | None:
    """The date, or what was written of it, when the pieces have a known shape; raises ``Objection``."""
    letters = shape(tokens)
    for pattern, reader in _SHAPES:
        if re.fullmatch(pattern, letters):
            return reader(tokens, today)
    return None


def bare_day_of(tokens: list[Token]) -> Parts | None:
    """The "20" of "20-21 May 2011"."""
    if not re.fullmatch(r"[pb]?(D?[wW],?)?k?x?[do]", shape(tokens)):
        return None
    return Parts(day=_value(tokens, "do"), weekday=_weekday(tokens))


def _value(tokens: list[Token], kinds: str) -> int | None:
    return next((token.value for token in tokens if token.kind in kinds), None)


def _weekday(tokens: list[Token]) -> int | None:
    found = next((token for token in tokens if token.kind in "wW"), None)
    if found is None:
        return None
    return 6 if found.kind == "W" else found.value - 1


def _day_or_month(tokens: list[Token], _today: date) -> Parts:
    return Parts(_value(tokens, "y"), _value(tokens, "m"), _value(tokens, "do"), _weekday(tokens))


def _part_of_year(tokens: list[Token], _today: date) -> Parts:
    letters = shape(tokens)
    before, most = (SEASON_CODE, 4) if "S" in letters else (HALF_CODE, 2)
    if "q" in letters or "Q" in letters:
        before, most = QUARTER_CODE, 4
    number = _value(tokens, "qhSrdo") or 0
    if not 1 <= number <= most:
        raise Objection(_("there are only {most} of them in a year.").format(most=most), str(number))
    return Parts(_value(tokens, "y"), before + number)


def _digits(tokens: list[Token], _today: date) -> Parts:
    piece = next(token for token in tokens if token.kind in "jfg")
    numbers = numbers_in(piece.text)
    if piece.kind == "j" or piece.text[:4].isdigit():
        return _existing(replace(Parts(*numbers), weekday=_weekday(tokens)))
    if piece.kind == "f" and len(piece.text) - max(map(piece.text.rfind, "/.-")) != 5:
        raise Objection(_("a year is written with four digits."), str(numbers[2]))
    _check_day_comes_first(numbers[0], numbers[1], numbers[2:])
    year = numbers[2] if piece.kind == "f" else None
    return _existing(Parts(year, numbers[1], numbers[0], _weekday(tokens)))


def _month_in_digits(tokens: list[Token], _today: date) -> Parts:
    month = _value(tokens, "d") or 0
    if not 1 <= month <= 12:
        raise Objection(_("there is no month {number}.").format(number=month), str(month))
    return Parts(_value(tokens, "y"), month)


def _existing(parts: Parts) -> Parts:
    """The parts, unless their month is no number of a month or, without a day, of another part of the year."""
    code = parts.code or 0
    if parts.day is None and not _is_part_of_year(code):
        raise Objection(_("there is no month {number}.").format(number=code), str(code))
    return parts


def _check_day_comes_first(day: int, month: int, years: list[int]) -> None:
    if month > 12 and 1 <= day <= 12:
        right = "/".join(str(number) for number in (month, day, *years))
        raise Objection(_("the day comes first, so write {right}.").format(right=right), str(month))


def _is_part_of_year(code: int) -> bool:
    try:
        PartialDate.from_edtf(f"2000-{code:02}")
    except NotEdtf:
        return False
    return True


def _decade(tokens: list[Token], _today: date) -> PartialDate:
    try:
        return PartialDate.from_edtf(f"{(_value(tokens, 'V') or 0) // 10:03}X")
    except NotEdtf as error:
        raise Objection(_("this program keeps the decades from 1900s to 2190s.")) from error


def _distance(tokens: list[Token], today: date) -> PartialDate:
    if tokens[0].kind == "R":
        unit = {"d": "D", "w": "K", "m": "B", "y": "Y"}[tokens[0].text[-1].lower()]
        return shifted(int(tokens[0].text[:-1]), unit, today)
    back = tokens[0].kind == "-" or tokens[-1].kind in "GL"
    number = _value(tokens, "dczy") or 0
    unit = next(token.kind for token in tokens if token.kind in "DKWBY")
    return shifted(-number if back else number, unit, today)


def _day_word(tokens: list[Token], today: date) -> PartialDate:
    return shifted(DAY_WORD_OFFSETS[tokens[-1].value - 1], "D", today)


def _turn(tokens: list[Token]) -> int:
    letters = shape(tokens)
    return 1 if re.search("[nN]", letters) else -1 if re.search("[lL]", letters) else 0


def _near_weekday(tokens: list[Token], today: date) -> PartialDate:
    return weekday_near(_weekday(tokens) or 0, _turn(tokens), today)


def _near_period(tokens: list[Token], today: date) -> PartialDate:
    unit = next(token.kind for token in tokens if token.kind in "KWBYQH")
    return period_near(unit, _turn(tokens), today)


_WEEKDAY: Final = "(?:D?[wW],?)?"
_OF_YEAR: Final = "(?:[v,/]?Y?y)?"
_SHAPES: Final[tuple[tuple[str, _Reader], ...]] = (
    (rf"[pb]?{_WEEKDAY}k?x?[do]v?B?m(,?Y?y)?", _day_or_month),  # Friday, 29th of July 2011 · 17 Agustus
    (rf"[pb]?{_WEEKDAY}[do]([-/])m\1y|m[-/]y", _day_or_month),  # 15-Jun-2018 · Jun/2018, as spreadsheets write them
    (r"[pb]?B?d/y", _month_in_digits),  # 08/2011 (but not "2011/12": it could be two years)
    (rf"[pb]?{_WEEKDAY}mx?[do],?y", _day_or_month),  # August 17, 2013
    (rf"[pb]?{_WEEKDAY}mx?o", _day_or_month),  # August 17th (but not "August 17": it could be a year)
    (r"[pb]?B?m([v,]?Y?y)?", _day_or_month),  # July 2011 · bulan Juli tahun 2011
    (r"[pb]?x?Y?y", lambda tokens, _today: Parts(_value(tokens, "y"))),  # 2009 · tahun 2009
    (rf"[pb]?x?(q|Q[rd]|[ro]Q){_OF_YEAR}|y-?q", _part_of_year),  # Q3 2015 · third quarter · triwulan III/2015
    (rf"[pb]?x?(h|H[rd]|[ro]H){_OF_YEAR}|y-?h", _part_of_year),  # H1 2015 · first half of 2015 · semester I
    (r"[pb]?x?S[v,]?Y?y", _part_of_year),  # spring 2015
    (r"[pb]?x?Y?V", _decade),  # 2020s · the 2020s · tahun 2020-an
    (rf"[pb]?{_WEEKDAY}k?[jfg]", _digits),  # 30/9/2026 · 30/9 · 2011-07
    (r"R|[+-][dczy][DKWBY]|b[dczy][DKWBY]|[dczy][DKWBY][AGL]", _distance),  # +2w · in 2 weeks · 2 minggu lagi
    (r"X", _day_word),  # today · lusa
    (r"x?[nli][KBYQH]|[KWBYQH][NLI]", _near_period),  # next week · minggu depan · tahun ini
    (r"[pb]?[nli]?w|[pb]?D?[wW]|D?w[NLI]|DW[NLI]", _near_weekday),  # friday · next friday · hari Minggu depan
)
