"""Which table of a file is the list of people, what can be asked for, and how its columns are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secretariat.delegations.intake.operations import Options, columns_of, preview_import
from secretariat.delegations.intake.refused_rows import refused_csv
from secretariat.papers.read_tables import ReadFile, ReadRow, ReadTable
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list, real

PROSE = ("12 June 2025. As ever, a diverse group of people has been invited.", "Ukraine", "Middle East", "Europe")


def people(*names: str) -> tuple[str, ...]:
    return ("Country|Name", *(f"Korea|{name}" for name in names))


def tables(*given: tuple[str, tuple[str, ...]]) -> ReadFile:
    """A file of several tables."""
    read = tuple(ReadTable(name, a_list(*rows).tables[0].rows) for name, rows in given)
    return replace(a_list("", "A"), tables=read)


YEARS = tables(
    ("2025", PROSE),
    ("2025: participants", people("LEE Min [/draft]")),
    ("2024", PROSE),
    ("2024: participants", people("KIM Dong-Sun", "PARK Ji")),
)


def asked(record: Record, file: ReadFile, sheet: str = "") -> list[str]:
    return [line.name for line in preview_import(record, MEETING, file, Options(sheet=sheet)).lines]


def test_the_heading_above_a_list_asks_for_the_list(invited: Record) -> None:
    for sheet in ("2024", "2024: Participants"):
        assert asked(invited, YEARS, sheet=sheet) == ["KIM Dong-Sun", "PARK Ji"]


def test_a_heading_above_several_lists_asks_which(invited: Record) -> None:
    file = tables(("2024: heads", people("LEE Min")), ("2024: others", people("PARK Ji")), ("2025: x", people("Ana")))
    with pytest.raises(Refused, match=r"several lists of people: 2024: heads; 2024: others\. Name one"):
        asked(invited, file, sheet="2024")


@pytest.mark.parametrize(("sheet", "words"), [("Agenda", "does not look like a list"), ("2026", "has no table")])
def test_what_is_no_list_is_refused_with_the_lists_there_are(invited: Record, sheet: str, words: str) -> None:
    file = replace(YEARS, tables=(*YEARS.tables, ReadTable("Agenda", a_list(*PROSE).tables[0].rows)))
    with pytest.raises(Refused, match=words) as refused:
        asked(invited, file, sheet=sheet)
    assert refused.value.message.endswith(": 2025: participants; 2024: participants.")


def test_every_list_that_is_offered_can_be_asked_for(invited: Record) -> None:
    file = tables(
        ("", people("LEE Min")), ("Day", people("PARK Ji")), ("Day", people("KIM Dong-Sun")), ("Agenda", PROSE)
    )
    _columns, offered = columns_of(invited, file, Options())
    assert offered == ["1", "2", "3"]
    assert [asked(invited, file, sheet=one) for one in offered] == [["LEE Min"], ["PARK Ji"], ["KIM Dong-Sun"]]
    assert asked(invited, file, sheet="day") == ["PARK Ji"], "the first of that name"


def test_refused_rows_are_those_of_the_list_that_was_asked_for(invited: Record) -> None:
    again = ReadTable("Day", (ReadRow(10, ("Country", "Name")), ReadRow(11, ("Atlantis", "Ana [/draft]"))))
    file = tables(("Day", people("PARK Ji")))
    file = replace(file, tables=(*file.tables, again))
    preview = preview_import(invited, MEETING, file, Options(sheet="2"))
    assert refused_csv(file, preview).decode("utf-8-sig").splitlines()[1].endswith("Atlantis,Ana [/draft]")


def test_real_lists_of_several_years_are_asked_for_by_the_year(invited: Record) -> None:
    file = read_file(real("delegations", "bilderberg-2022-2025.md"))
    preview = preview_import(invited, MEETING, file, Options(sheet="2024", new_parties=True))
    assert (preview.table, len(preview.lines)) == ("2024: partecipants", 131)


def test_columns_nothing_is_known_of_are_told_with_what_stands_in_them(invited: Record) -> None:
    file = a_list("Wer|Woher|Spalte 3", "min|kr|[agreed in principle]", "ji|kr|x" + "y" * 60, "an|kr|", "cy|pe|")
    with pytest.raises(Refused, match="looks like names") as refused:
        asked(invited, file)
    assert refused.value.message.endswith(
        f"Its columns: A (Wer, min, ji); B (Woher, kr, pe); C (Spalte 3, [agreed in principle], x{'y' * 28}…)."
    )
    with pytest.raises(Refused, match=r"names a party.*Its columns: A Name \(LEE Min\); B Sparte \(x\)\."):
        asked(invited, a_list("Name|Sparte", "LEE Min|x"))


def test_of_many_columns_one_value_is_told(invited: Record) -> None:
    wide = "|".join("abcdefghij")
    with pytest.raises(Refused, match=r"Its columns: A \(a\); B \(b\); .*; J \(j\)\."):
        asked(invited, a_list(wide, "|".join("klmnopqrst")))
