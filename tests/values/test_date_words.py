"""What people write as a date, and what the office understands by it on Monday 28 September 2026."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from secretariat.values.date_print import format_date
from secretariat.values.date_words import DateNotUnderstood, parse_date
from secretariat.values.refusal import Refused

TODAY = date(2026, 9, 28)

# Each line: what is meant in EDTF, then the ways to write it.
_WRITTEN = """
2011-07: July 2011 | Jul 2011 | Juli 2011 | July, 2011 | bulan Juli tahun 2011 | in July 2011 | 2011-07
2013-08-17: 17 Agustus 2013 | 17 August 2013 | August 17, 2013 | 17th of August 2013 | 17 Agt 2013 | 17 Agu. 2013
2013-08-17: 17 Ags 2013 | Sabtu, 17 Agustus 2013 | tanggal 17 Agustus 2013 | 17/8/2013 | 17-08-2013 | 17.8.2013
2011-07: 07/2011 | 7/2011 | bulan 7/2011 | Jul-2011 | Juli-2011
2011-07/2011-09: 07/2011 - 09/2011
2013-08-17: 17-Aug-2013 | 17/Agt/2013 | Sabtu, 17-Agustus-2013
../2011-07: by 07/2011 | akhir 07/2011
2011-07-29: Friday 29 July 2011 | Jumat, 29 Juli 2011 | Jum'at 29 Juli 2011 | hari Jumat tanggal 29 Juli 2011
2026-09-30: 30/9/2026 | 30-9-2026 | 30.9.2026 | 30/9 | 2026-09-30 | 2026/9/30 | ３０/９/２０２６
2026-09-30: 30 September | 30 Sept | 30th of September
2027-04-17: 17/4 | 17 April
2028-02-29: 29/2 | 29 Feb | 29 Peb
2013-10: Okt 2013 | Oktober 2013 | Oct. 2013
2013-11: Nop 2013 | Nopember 2013
2013-12: Des 2013
2013-05: Mei 2013 | May 2013
2009: 2009 | in 2009 | tahun 2009
2015-35: Q3 2015 | 2015-Q3 | 2015 q3 | third quarter of 2015 | 3rd quarter 2015 | triwulan III 2015 | kuartal 3 2015
2015-35: TW III 2015 | triwulan ketiga tahun 2015 | triwulan III/2015
2015-40: H1 2015 | first half of 2015 | semester I 2015 | paruh pertama 2015 | 2015-H1
2015-21: spring 2015 | musim semi 2015
202X: 2020s | the 2020s | 2020-an | tahun 2020-an
2011-05-20/2011-05-21: 20-21 May 2011 | 20–21 Mei 2011 | 20 May 2011 to 21 May 2011 | May 20-21, 2011
2011-05-20/2011-05-21: 20 s.d. 21 Mei 2011 | 20 s/d 21 Mei 2011 | 20 sampai 21 Mei 2011 | 20-21/5/2011
2007-10-29/2007-10-31: 29–31 October 2007 | 29 - 31 Oktober 2007
2007-10-29/2007-11-01: 29 Oktober - 1 November 2007 | 29 October – 1 November 2007
2026-09-30/2026-10-02: 30/9 - 2/10 | 30 September - 2 October
2011/2013: 2011 to 2013 | 2011–2013 | 2011-2013 | from 2011 to 2013 | dari 2011 sampai 2013
2015/..: from 2015 | since 2015 | sejak 2015 | mulai 2015 | starting 2015 | 2015/..
2026-09-28: today | hari ini | monday | senin | this monday
2026-09-29: tomorrow | besok
2026-09-30: lusa | day after tomorrow
2026-09-27: yesterday | kemarin
2026-10-12: +2w | in 2 weeks | dalam 2 minggu | 2 minggu lagi | in two weeks | dua pekan lagi | +2 weeks
2026-10-08: +10d | 10 hari lagi
2026-12-28: +3m | in 3 months
2027-09-28: +1y | a year from now
2026-09-25: -3d | 3 days ago | 3 hari yang lalu | last friday | jumat lalu
2026-10-02: next friday | friday | jumat | jumat depan
2026-10-05: next monday | Senin depan
2026-10-04: minggu | hari minggu | hari Minggu depan | next sunday
2026-10-05/2026-10-11: next week | minggu depan | pekan depan
2026-10: next month | bulan depan | October | Okt
2027: next year | tahun depan
2026-09: this month | bulan ini | September | in September | pada bulan September
2026: this year | tahun ini
2026-36: next quarter | triwulan depan | Q4
2027-08: August | Agustus
../2020: end of 2020 | by end of 2020 | by the end of 2020 | akhir 2020 | akhir tahun 2020 | hingga 2020
../2020: sampai akhir 2020 | sampai dengan akhir tahun 2020 | until 2020 | by 2020 | s.d. 2020
../2026-09: end of September | akhir September | end of the month | akhir bulan | by the end of September 2026
../2026-10: end of next month | akhir bulan depan
../2026: akhir tahun | end of the year
../2026-10-11: end of next week | by next week
../2026-09-30: by 30 September 2026 | paling lambat 30 September 2026 | paling lambat 30/9 | by 30 September
2015~: about 2015 | circa 2015 | c. 2015 | around 2015 | sekitar 2015 | kira-kira 2015 | kurang lebih 2015 | ~2015
2015?: 2015? | 2015 (uncertain) | 2015 (belum pasti)
2015%: about 2015? | sekitar 2015 (belum pasti)
before-next-meeting: before next meeting | Before the next meeting | sebelum pertemuan berikutnya
../..: ongoing | berkelanjutan | terus-menerus
""".strip()


def _cases() -> list[tuple[str, str]]:
    lines = (line.partition(": ") for line in _WRITTEN.splitlines())
    return [(written, edtf) for edtf, _colon, ways in lines for written in ways.split(" | ")]


@pytest.mark.parametrize(("written", "edtf"), _cases())
def test_what_people_write_is_understood(written: str, edtf: str) -> None:
    assert parse_date(written, today=TODAY).edtf == edtf
    assert parse_date(f"  {written.upper()} ", today=TODAY).edtf == edtf


def test_a_month_named_alone_is_the_one_that_is_not_over() -> None:
    assert parse_date("September", today=date(2026, 9, 30)).edtf == "2026-09"
    assert parse_date("September", today=date(2026, 10, 1)).edtf == "2027-09"


def test_a_day_without_a_year_may_be_today() -> None:
    assert parse_date("30/9", today=date(2026, 9, 30)).edtf == "2026-09-30"
    assert parse_date("30/9", today=date(2026, 10, 1)).edtf == "2027-09-30"


def test_a_month_from_the_31st_of_january_is_the_end_of_february() -> None:
    assert parse_date("+1m", today=date(2026, 1, 31)).edtf == "2026-02-28"


def test_what_is_misspelt_is_refused_with_what_was_understood() -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date("26 Agusuts 2015", today=TODAY)
    assert refusal.value.text == "26 Agusuts 2015"
    assert refusal.value.understood == ("26", "2015")
    assert refusal.value.rest == "Agusuts"
    assert refusal.value.message == (
        '"26 Agusuts 2015" is not a date I know: understood 26 and 2015, not "Agusuts" (did you mean Agustus?).'
        " Write it like 17 August 2013, July 2011, Q3 2015, end of 2020, +2w or 30/9."
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "No date was given."),
        (" \t", "No date was given."),
        ("11 September 20115", 'understood 11 and September, not "20115" (years have four digits'),
        ("31 February 2026", "February 2026 has 28 days."),
        ("29 Feb 2023", "February 2023 has 28 days."),
        ("31/11/2026", "November has 30 days."),
        ("31 April", "April has 30 days."),
        ("2026-02-30", "February 2026 has 28 days."),
        ("0/5/2026", "May has 31 days."),
        ("9/30/2026", "the day comes first, so write 30/9/2026."),
        ("9/30", "the day comes first, so write 30/9."),
        ("13/13/2026", "there is no month 13."),
        ("2015-37", "there is no month 37."),
        ("triwulan 5 2015", "there are only 4 of them in a year."),
        ("Friday 28 July 2011", "28 July 2011 is a Thursday, not a Friday."),
        ("Jumat 28 Juli 2011", "28 July 2011 is a Thursday, not a Friday."),
        ("30/9/26", "a year is written with four digits."),
        ("17-Aug-13", "a year is written with four digits"),
        ("13/2011", "there is no month 13."),
        ("0/2011", "there is no month 0."),
        ("2011/08", 'not "/08"'),
        ("31-Jun-2018", "June has 30 days."),
        ("mid-2012", 'understood 2012, not "mid"'),
        ("17 Agustus 13", "a year is written with four digits"),
        ("July 11", "a year is written with four digits, a day before its month."),
        ("July '13", 'not "\'13"'),
        ("1899", "run from 1900 to 2199."),
        ("July 2300", "run from 1900 to 2199."),
        ("+9999y", "run from 1900 to 2199."),
        ("2200s", "the decades from 1900s to 2190s."),
        ("21-20 May 2011", "it ends before it begins"),
        ("2013 to 2011", "it ends before it begins"),
        ("29 December - 3 January 2012", "it ends before it begins; where the years differ, write both."),
        ("29 October 2007 - 1 November", "the year of its end is missing."),
        ("September 2026 next", 'understood September 2026, not "next".'),
        ("next September", "its words do not make one date together."),
        ("awal 2015", 'understood 2015, not "awal"'),
        ("30 September 2026 probably", 'not "probably"'),
        ("2011-7", "a year is written with four digits"),
        ("Setpember", "(did you mean September?)"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(written: str, said: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date(written, today=TODAY)
    assert said in refusal.value.message
    assert isinstance(refusal.value, Refused)


_NAMES = ["[/draft]", "[agreed in principle]", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد"]


@pytest.mark.parametrize("written", [*_NAMES, "\x1b]52;c;AAAA\x07", "2011\x00", "\ud800", "9" * 100_000, "- " * 60_000])
def test_hostile_text_is_refused_in_one_short_printable_sentence(written: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date(written, today=TODAY)
    assert refusal.value.message.isprintable()
    assert len(refusal.value.message) < 400


def test_common_dates_are_read_without_loading_the_calendar_library() -> None:
    program = (
        "import sys; from datetime import date; from secretariat.values.date_words import parse_date\n"
        "from secretariat.values.date_print import format_date\n"
        "for text in ('17 Agustus 2013', 'end of September', '+2w', '2011-07', '30/9'):\n"
        "    format_date(parse_date(text, today=date(2026, 9, 28)), 'id')\n"
        "print(sorted({'pendulum', 'babel', 'difflib', 'sqlalchemy', 'textual'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_what_was_understood_is_echoed_with_its_year() -> None:
    assert format_date(parse_date("end of September", today=TODAY), "id") == "akhir September 2026"
