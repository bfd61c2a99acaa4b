"""How dates look on screen and paper, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import get_day_names, get_month_names

from secretariat.values.date_print import format_date
from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate, days_until


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2011-07-29", "29 July 2011", "29 Juli 2011"),
        ("2011-07", "July 2011", "Juli 2011"),
        ("2009", "2009", "2009"),
        ("202X", "2020s", "2020-an"),
        ("2015-35", "Q3 2015", "triwulan III 2015"),
        ("2015-40", "first half of 2015", "semester I 2015"),
        ("2011-05-20/2011-05-21", "20–21 May 2011", "20–21 Mei 2011"),
        ("2007-10-29/2007-11-01", "29 October – 1 November 2007", "29 Oktober – 1 November 2007"),
        ("2011-12-29/2012-01-03", "29 December 2011 – 3 January 2012", "29 Desember 2011 – 3 Januari 2012"),
        ("2011-07/2011-09", "July – September 2011", "Juli – September 2011"),
        ("2011/2013", "2011–2013", "2011–2013"),
        ("2015/..", "since 2015", "sejak 2015"),
        ("../2020", "end of 2020", "akhir 2020"),
        ("../2026-09", "end of September 2026", "akhir September 2026"),
        ("../2026-09-30", "by 30 September 2026", "paling lambat 30 September 2026"),
        ("../2015-40", "end of the first half of 2015", "akhir semester I 2015"),
        ("../2020~", "by about 2020", "paling lambat sekitar 2020"),
        ("2015~", "about 2015", "sekitar 2015"),
        ("2015?", "2015 (uncertain)", "2015 (belum pasti)"),
        ("2015%", "about 2015 (uncertain)", "sekitar 2015 (belum pasti)"),
        ("/2020", "until 2020 (start unknown)", "hingga 2020 (awal tidak diketahui)"),
        ("2015/", "since 2015 (end unknown)", "sejak 2015 (akhir tidak diketahui)"),
        ("../..", "ongoing", "berkelanjutan"),
        ("before-next-meeting", "before the next meeting", "sebelum pertemuan berikutnya"),
    ],
)
def test_a_date_prints_at_the_precision_that_was_given(edtf: str, english: str, indonesian: str) -> None:
    value = PartialDate.from_edtf(edtf)
    assert (format_date(value, "en"), format_date(value, "id")) == (english, indonesian)


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2026-09-30", "30 Sep 2026", "30 Sep 2026"),
        ("2026-08", "Aug 2026", "Agu 2026"),
        ("2015-35", "Q3 2015", "TW III 2015"),
        ("../2026-09", "end Sep 2026", "akhir Sep 2026"),
        ("../2026-09-30", "by 30 Sep 2026", "s.d. 30 Sep 2026"),
        ("2015%", "~2015?", "~2015?"),
    ],
)
def test_a_narrow_column_gets_the_short_form(edtf: str, english: str, indonesian: str) -> None:
    value = PartialDate.from_edtf(edtf)
    assert (format_date(value, "en", short=True), format_date(value, "id", short=True)) == (english, indonesian)


def test_without_a_language_the_current_one_is_used() -> None:
    july = PartialDate.from_edtf("2011-07")
    set_language("id")
    try:
        assert format_date(july) == "Juli 2011"
    finally:
        set_language("en")
    assert format_date(july) == "July 2011"


@pytest.mark.parametrize("language", ["en", "id"])
def test_names_of_months_and_weekdays_are_those_of_cldr(language: str) -> None:
    words = PRINTED[language]
    assert dict(enumerate(words.months, 1)) == dict(get_month_names("wide", locale=language))
    assert dict(enumerate(words.months_short, 1)) == dict(get_month_names("abbreviated", locale=language))
    assert dict(enumerate(words.weekdays)) == dict(get_day_names("wide", locale=language))


@pytest.mark.parametrize(
    ("edtf", "days"), [("2015-12-31", 253), ("2015-04", 8), ("2015-04-22", 0), ("2015-03", -22), ("../..", None)]
)
def test_days_are_counted_to_the_last_day(edtf: str, days: int | None) -> None:
    assert days_until(PartialDate.from_edtf(edtf), date(2015, 4, 22)) == days
