"""The words of dates in English and Indonesian: those the program prints, and all those it reads.

They are a grammar rather than sentences, so they stand here and not in the catalog: what is printed in either
language must be read back the same, whatever language the screen is in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """How one language prints dates; month names as CLDR has them."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    quarter: str
    quarter_short: str
    halves: tuple[str, str]
    halves_after_word: tuple[str, str]
    halves_short: tuple[str, str]
    seasons: tuple[str, ...]
    decade: str
    decade_after_word: str
    about: str
    uncertain: str
    end_of: str
    end_of_short: str
    by: str
    by_short: str
    since: str
    start_unknown: str
    end_unknown: str
    ongoing: str
    before_next_meeting: str
    before_next_meeting_short: str


_ENGLISH: Final = PrintedWords(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    months_short=(
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ),
    weekdays=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    quarter="Q{number} {year}",
    quarter_short="Q{number} {year}",
    halves=("first half of {year}", "second half of {year}"),
    halves_after_word=("the first half of {year}", "the second half of {year}"),
    halves_short=("H1 {year}", "H2 {year}"),
    seasons=("spring {year}", "summer {year}", "autumn {year}", "winter {year}"),
    decade="{year}s",
    decade_after_word="the {year}s",
    about="about {date}",
    uncertain="{date} (uncertain)",
    end_of="end of {date}",
    end_of_short="end {date}",
    by="by {date}",
    by_short="by {date}",
    since="since {date}",
    start_unknown="until {date} (start unknown)",
    end_unknown="since {date} (end unknown)",
    ongoing="ongoing",
    before_next_meeting="before the next meeting",
    before_next_meeting_short="before next meeting",
)

_INDONESIAN: Final = PrintedWords(
    months=(
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    months_short=(
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Mei",
        "Jun",
        "Jul",
        "Agu",
        "Sep",
        "Okt",
        "Nov",
        "Des",
    ),
    weekdays=(
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
    ),
    quarter="triwulan {roman} {year}",
    quarter_short="TW {roman} {year}",
    halves=("semester I {year}", "semester II {year}"),
    halves_after_word=("semester I {year}", "semester II {year}"),
    halves_short=("smt I {year}", "smt II {year}"),
    seasons=("musim semi {year}", "musim panas {year}", "musim gugur {year}", "musim dingin {year}"),
    decade="{year}-an",
    decade_after_word="{year}-an",
    about="sekitar {date}",
    uncertain="{date} (belum pasti)",
    end_of="akhir {date}",
    end_of_short="akhir {date}",
    by="paling lambat {date}",
    by_short="s.d. {date}",
    since="sejak {date}",
    start_unknown="hingga {date} (awal tidak diketahui)",
    end_unknown="sejak {date} (akhir tidak diketahui)",
    ongoing="berkelanjutan",
    before_next_meeting="sebelum pertemuan berikutnya",
    before_next_meeting_short="sebelum pertemuan berikut",
)

PRINTED: Final = {"en": _ENGLISH, "id": _INDONESIAN}

# Each kind of word is one letter, so that the shape of a date is a word of letters too ("dmy" is "17 August 2013").
# A line below is: the letter, then one group of synonyms for each value 1, 2, 3… of that kind, "/" between groups;
# "_" joins the words of a phrase.
_READ: Final = """
m jan january januari / feb february februari peb pebruari / mar march maret / apr april / may mei / jun june juni
  / jul july juli / aug august agustus agt agu ags / sep sept september / oct october okt oktober
  / nov november nop nopember / dec december des desember
w mon monday senin sen / tue tues tuesday selasa sel / wed wednesday rabu rab / thu thur thurs thursday kamis kam
  / fri friday jumat jum / sat saturday sabtu sab / sun sunday ahad
r first pertama kesatu i satu_pertama / second kedua ii / third ketiga iii / fourth keempat iv
c one a an satu / two dua / three tiga / four empat / five lima / six enam / seven tujuh / eight delapan
  / nine sembilan / ten sepuluh / eleven sebelas / twelve dua_belas
D day days hari
K week weeks pekan
B month months bulan
Y year years tahun
W minggu
Q quarter triwulan kuartal tw
H half semester paruh smt
S spring musim_semi / summer musim_panas / autumn fall musim_gugur / winter musim_dingin
a about around circa c ca approximately approx sekitar kira_-_kira kurang_lebih ~ ± ≈
? ? uncertain (_uncertain_) belum_pasti (_belum_pasti_)
! (_start_unknown_) start_unknown (_awal_tidak_diketahui_) awal_tidak_diketahui
% (_end_unknown_) end_unknown (_akhir_tidak_diketahui_) akhir_tidak_diketahui
u by no_later_than not_later_than paling_lambat selambat_-_lambatnya selambatnya
t until till hingga sampai sampai_dengan s.d s/d
T to through
- - –
s since from starting sejak mulai dari
e end end_of the_end_of akhir
n next
N depan mendatang berikutnya yang_akan_datang
l last previous
L lalu yang_lalu
i this
I ini
G ago
A lagi from_now
p on at pada
b in dalam
X today hari_ini / tomorrow besok / yesterday kemarin / lusa the_day_after_tomorrow day_after_tomorrow
O ongoing continuous berkelanjutan terus_-_menerus terus_menerus
M before_next_meeting before_the_next_meeting before_-_next_-_meeting sebelum_pertemuan_berikutnya
  sebelum_pertemuan_berikut sebelum_pertemuan_yang_berikutnya
k date tanggal tgl
v of
x the
, ,
/ /
+ +
"""

DAY_WORD_OFFSETS: Final = (0, 1, -1, 2)
"""Days from today meant by the values 1 to 4 of the words of kind ``X``."""


def _lexicon() -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for line in _READ.strip().replace("\n  ", " ").splitlines():
        kind, _space, groups = line.partition(" ")
        separate = " / " if len(groups) > 1 else "\n"
        for value, group in enumerate(groups.split(separate), start=1):
            for word in group.split():
                words[word.replace("_", " ")] = (kind, value)
    return words


LEXICON: Final = _lexicon()
"""Every word and phrase that is read, in lower case, with its kind and its value within the kind."""

LONGEST_PHRASE: Final = max(phrase.count(" ") + 1 for phrase in LEXICON)

NAMES: Final = tuple(word for word, (kind, _value) in LEXICON.items() if len(word) > 3 and " " not in word)
"""Words long enough to be what a misspelt word was meant to be."""
