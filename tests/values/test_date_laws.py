"""Laws that hold for every date the program can keep, and for every text anyone can type."""

from __future__ import annotations

from datetime import date

import edtf
from hypothesis import example, given
from hypothesis import strategies as st

from secretariat.values.date_print import format_date
from secretariat.values.date_vocabulary import LEXICON
from secretariat.values.date_words import DateNotUnderstood, parse_date
from secretariat.values.partial_date import BEFORE_NEXT_MEETING, ONGOING, NotEdtf, PartialDate

TODAY = date(2026, 9, 28)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
YEARS = st.integers(1900, 2199).map(str)
CODES = st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])
BARE = st.one_of(
    DAYS.map(date.isoformat),
    st.builds("{}-{:02}".format, YEARS, CODES),
    YEARS,
    st.integers(190, 219).map("{}X".format),
)
POINTS = st.builds("{}{}".format, BARE, st.sampled_from(["", "", "", "?", "~", "%"]))


def _ordered(pair: tuple[PartialDate, PartialDate]) -> str:
    earlier, later = sorted(pair, key=lambda point: (point.first or date.min, point.last or date.min))
    return f"{earlier.edtf}/{later.edtf}"


INTERVALS = st.tuples(POINTS.map(PartialDate.from_edtf), POINTS.map(PartialDate.from_edtf)).map(_ordered)
NEAR = st.tuples(DAYS, st.integers(1, 70)).map(
    lambda pair: f"{pair[0]}/{date.fromordinal(min(pair[0].toordinal() + pair[1], date(2199, 12, 31).toordinal()))}"
)
OPEN = st.builds(str.format, st.sampled_from(["../{}", "/{}", "{}/..", "{}/"]), POINTS)
DATES = st.one_of(
    st.one_of(POINTS, INTERVALS, NEAR, OPEN).map(PartialDate.from_edtf),
    st.sampled_from([ONGOING, BEFORE_NEXT_MEETING]),
)
TYPED = st.lists(
    st.sampled_from(
        [
            *LEXICON,
            *[
                "0",
                "5",
                "17",
                "31",
                "32",
                "1900",
                "2011",
                "2199",
                "2200",
                "+2w",
                "-9m",
                "+9999y",
                "30/9",
                "31/2/2023",
                "2011-07",
                "2020s",
                "Q3",
                "h2",
                "17th",
                "[",
                "年",
            ],
        ]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)


@given(DATES, st.sampled_from(["en", "id"]), st.booleans())
def test_what_is_printed_is_read_back_the_same(value: PartialDate, language: str, short: bool) -> None:
    assert parse_date(format_date(value, language, short=short), today=TODAY) == value


@given(DATES)
def test_what_is_kept_is_read_back_the_same(value: PartialDate) -> None:
    assert PartialDate.from_edtf(value.edtf) == value
    assert parse_date(value.edtf, today=TODAY) == value


@given(DATES, DATES)
def test_sort_keys_order_as_last_day_precision_first_day(one: PartialDate, other: PartialDate) -> None:
    def order(value: PartialDate) -> tuple[date, bool, int, date]:
        return value.last or date.max, value.last is None, value.precision.rank, value.first or date.min

    assert (one.sort_key < other.sort_key) == (order(one) < order(other))
    assert len(one.sort_key) == 18
    assert one.sort_key.isascii()
    assert one.sort_key.isdigit()


@given(DATES, DAYS, DAYS)
def test_what_is_over_stays_over(value: PartialDate, today: date, other: date) -> None:
    if value.is_over(min(today, other)):
        assert value.is_over(max(today, other))


_PLAIN = st.one_of(DAYS.map(date.isoformat), st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)), YEARS)
# The library ends winter on 31 December and knows no marks on parts of a year, so neither is asked of it.
_SHARED = st.one_of(
    st.builds("{}{}".format, _PLAIN, st.sampled_from(["", "?", "~", "%"])),
    st.builds("{}-{}".format, YEARS, st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41])),
    st.integers(190, 219).map("{}X".format),
    NEAR,
)


@given(_SHARED)
def test_another_library_finds_the_same_first_and_last_day(text: str) -> None:
    value, theirs = PartialDate.from_edtf(text), edtf.parse_edtf(text)
    assert value.first is not None
    assert value.last is not None
    assert value.first.timetuple()[:3] == theirs.lower_strict()[:3]
    assert value.last.timetuple()[:3] == theirs.upper_strict()[:3]


@given(st.one_of(st.text(), TYPED, st.text(alphabet="0123456789/-.~?%X +'[]QqHhst")), DAYS)
@example("2015/13", date(2026, 9, 28))
@example("next week", date(2199, 12, 31))
@example("29/2", date(2199, 12, 31))
@example("yesterday", date(1900, 1, 1))
def test_a_text_is_a_date_or_is_refused_and_nothing_else(text: str, today: date) -> None:
    try:
        value = parse_date(text, today=today)
    except DateNotUnderstood as refusal:
        assert refusal.message
    else:
        assert parse_date(format_date(value, "id"), today=today) == value


@given(st.text(alphabet="0123456789/-.~?%X", max_size=24))
def test_only_canonical_edtf_is_kept(text: str) -> None:
    try:
        value = PartialDate.from_edtf(text)
    except NotEdtf:
        return
    start, _slash, end = text.partition("/")
    collapsed = start == end and start != ".."
    assert value.edtf == (start if collapsed else text)
