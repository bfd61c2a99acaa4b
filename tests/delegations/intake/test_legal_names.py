"""A legal name is its bearer's own affair, who sits under another: nothing but a person's word takes it as a name."""

from __future__ import annotations

import pytest

from secretariat.delegations.intake.columns import field_of_heading
from secretariat.delegations.intake.operations import Options, import_delegates, preview_import
from secretariat.delegations.intake.vocabulary import IGNORED
from secretariat.papers.sheet_reading import read_file
from secretariat.people.queries import person_detail
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list, real

SITS_AS = ("Country|氏名|通称名使用議員の本名", "Japan|蓮舫|齊藤 蓮舫", "Japan|自見 はなこ|橋本 英子", "Japan|林聖忠|")


@pytest.mark.parametrize(
    "heading",
    ["通称名使用議員の本名", "本名", "氏名（本名）", "본명", "Legal name", "Full legal name / Nama asli", "Nama Asli",
     "Name (as in passport)", "Nama lengkap sesuai paspor", "Nom de naissance", "真实姓名", "Tên thật"],
)  # fmt: skip
def test_headings_of_legal_names(heading: str) -> None:
    assert field_of_heading(heading) == (IGNORED, True)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("日本名", None),
        ("일본명", None),
        ("Legal name of the organisation", "organisation"),
        ("Nama Instansi", "organisation"),
        ("Surname (as in passport)", "family"),
        ("Original name", "native_name"),
    ],
)
def test_headings_of_other_things(heading: str, field: str | None) -> None:
    assert field_of_heading(heading)[0] == field


def test_a_legal_name_is_not_taken_by_what_stands_in_it(invited: Record) -> None:
    preview = import_delegates(invited, MEETING, a_list(*SITS_AS), Options())
    assert [column.field for column in preview.columns] == ["party", "name", None]
    people = [person_detail(invited, f"P-{number}") for number in (1, 2, 3)]
    assert [(one.name, one.native_name) for one in people] == [("蓮舫", ""), ("自見 はなこ", ""), ("林聖忠", "")]


def test_it_is_where_somebody_says_so(invited: Record) -> None:
    told = Options(told={"C": "native_name"})
    assert preview_import(invited, MEETING, a_list(*SITS_AS), told).columns[2].field == "native_name"


def test_it_is_the_name_where_a_list_has_no_other(invited: Record) -> None:
    preview = preview_import(invited, MEETING, a_list("Country|Name (as in passport)", "Korea|LEE Min"), Options())
    assert [(line.name, str(line.outcome)) for line in preview.lines] == [("LEE Min", "new")]


def test_the_legal_names_of_japan_s_councillors_stay_unread(invited: Record) -> None:
    preview = preview_import(
        invited, MEETING, read_file(real("delegations", "japan-councillors.csv")), Options(party="JP")
    )
    fields = {column.heading: column.field for column in preview.columns}
    assert (fields["議員氏名"], fields["通称名使用議員の本名"]) == ("name", None)
    assert "native_name" not in fields.values()
