"""Columns are recognised by their headings in many languages, and by what stands in them."""

from __future__ import annotations

import pytest

from secretariat.delegations.intake.columns import corrected, recognise_columns
from secretariat.delegations.intake.layout import lay_out
from secretariat.delegations.intake.operations import Options, preview_import
from secretariat.delegations.intake.preview import preview_json
from secretariat.delegations.intake.vocabulary import bare_party, function_of, group_of
from secretariat.papers.headings import letter_of
from secretariat.parties.recognising import PartyNames
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list


@pytest.fixture
def names(reference: Record) -> PartyNames:
    with reference.reading() as connection:
        return PartyNames.read(connection)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Country", "Title", "First Name", "Surname", "E-mail"], ["party", "title", "given", "family", "email"]),
        (["Negara", "Nama Lengkap", "Jabatan", "Instansi"], ["party", "name", "title", "organisation"]),
        (["Pays", "Nom", "Prénom", "Fonction", "Poste"], ["party", "family", "given", "function", "title"]),
        (["País", "Nombre completo", "Cargo", "Correo electrónico"], ["party", "name", "title", "email"]),
        (["国名", "氏名", "役職", "所属"], ["party", "name", "title", "organisation"]),
        (["국가", "성명", "직위", "소속", "전화번호"], ["party", "name", "title", "organisation", "phone"]),
        (["国家", "姓名", "职务", "单位"], ["party", "name", "title", "organisation"]),
        (["Quốc gia", "Họ và tên", "Chức vụ", "Cơ quan"], ["party", "name", "title", "organisation"]),
        (["ประเทศ", "ชื่อ-นามสกุล", "ตำแหน่ง", "หน่วยงาน"], ["party", "name", "title", "organisation"]),
        (["Nama / Name", "Tanggal Kedatangan di Jakarta", "No."], ["name", "arrival", None]),
        (["Party", "name", "line1", "line2", "line3", "page"], ["party", "name", "title", "line", "line", None]),
    ],
)
def test_headings_in_many_languages(names: PartyNames, headings: list[str], fields: list[str | None]) -> None:
    assert [column.field for column in recognise_columns(headings, [], names)] == fields


def test_columns_without_headings_are_known_by_what_stands_in_them(names: PartyNames) -> None:
    rows = [
        ["Mr.", "Kim Dong Sun", "Korea", "kim@example.org", "+82 2 123 4567"],
        ["Ms.", "Siti Rahma", "Indonesia", "siti@example.org", "+62 21 345 6789"],
        ["Dr.", "Ana Pérez", "Peru", "", ""],
    ]
    columns = recognise_columns([""] * 5, rows, names)
    assert [column.field for column in columns] == ["honorific", "name", "party", "email", "phone"]
    assert {column.how for column in columns} == {"content"}


@pytest.mark.parametrize(
    ("called", "beside", "field"),
    [
        (["蓮舫", "自見 はなこ", "林聖忠"], ["東京都", "比例", "新潟県"], None),
        (["Kim Dong Sun", "Lee Min", "Park Ji"], ["김동선", "이민", "박지"], "native_name"),
        (["Kim Dong Sun", "Lee Min", "Park Ji", "Choi An"], ["서울", "서울", "서울", "서울"], None),
    ],
)
def test_a_name_in_own_script_stands_beside_names_in_another(
    names: PartyNames, called: list[str], beside: list[str], field: str | None
) -> None:
    rows = list(zip(called, beside, strict=True))
    assert [column.field for column in recognise_columns(["Name", "X"], rows, names)] == ["name", field]


def test_title_over_mr_and_ms_is_the_honorific(names: PartyNames) -> None:
    rows = [["Mr.", "A B"], ["Ms.", "C D"]]
    assert [column.field for column in recognise_columns(["Title", "Name"], rows, names)] == ["honorific", "name"]


def test_a_column_is_corrected_by_heading_letter_or_number(names: PartyNames) -> None:
    columns = recognise_columns(["Nama", "Unit X", "Party"], [], names)
    for where in ("Unit X", "unit x", "B", "2"):
        assert [one.field for one in corrected(columns, {where: "organisation"}, "told")][1] == "organisation"
    moved = corrected(columns, {"Unit X": "Nama"}, "told")
    assert [one.field for one in moved] == [None, "name", "party"]
    assert corrected(columns, {"A": "-"}, "told")[0].field is None


def test_a_column_or_field_that_is_none_is_refused_with_those_there_are(names: PartyNames) -> None:
    columns = recognise_columns(["Nama"], [], names)
    with pytest.raises(Refused, match="A Nama"):
        corrected(columns, {"Z": "name"}, "told")
    with pytest.raises(Refused, match="party, group, honorific"):
        corrected(columns, {"A": "shoe size"}, "told")


def test_letters_of_columns() -> None:
    assert [letter_of(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_words_of_functions_groups_and_party_lines() -> None:
    assert (
        function_of("Ketua Delegasi")
        == function_of("団長")
        == function_of("Chef de délégation")
        == "head of delegation"
    )
    assert function_of("Penerjemah") == "interpreter"
    assert function_of("Director") is None
    ngo, states = group_of("Non-governmental organizations"), group_of("Observer States")
    assert ngo is not None and (ngo.kind, ngo.invited_as) == ("organisation", "observer")
    assert states is not None and (states.kind, states.invited_as) == ("state", "observer")
    assert bare_party("Delegation of the Republic of Korea (12 delegates):") == "Republic of Korea"
    assert bare_party("Delegasi Indonesia") == "Indonesia"
    assert bare_party("3. JAPAN") == "JAPAN"


def test_headings_that_do_not_stand_first_and_come_again_and_totals(names: PartyNames) -> None:
    file = a_list(
        "List of participants||",
        "as of 1 May||",
        "",
        "Name|Country|Position",
        "Kim Dong Sun|Korea|Director",
        "Name|Country|Position",
        "Siti Rahma|Indonesia|Analyst",
        "Total: 2||",
    )
    laid = lay_out(file.tables[0], names, told={}, remembered={})
    assert [(row.number, row.cells[0]) for row in laid.rows] == [(5, "Kim Dong Sun"), (7, "Siti Rahma")]


def test_parties_in_lines_above_their_people(names: PartyNames) -> None:
    file = a_list(
        "No|Name|Position",
        "Republic of Korea||",
        "1|KIM Dong Sun|Director",
        "2|LEE Min|",
        "Delegasi Indonesia (1 orang)||",
        "1|Siti Rahma|Analyst",
    )
    laid = lay_out(file.tables[0], names, told={}, remembered={})
    assert [(row.cells[1], row.party) for row in laid.rows] == [
        ("KIM Dong Sun", "Republic of Korea"),
        ("LEE Min", "Republic of Korea"),
        ("Siti Rahma", "Indonesia"),
    ]


def test_lines_with_a_country_in_parentheses(names: PartyNames) -> None:
    file = a_list("Abrams, Stacey (USA), CEO, Sage Works", "Isla, Pablo (ESP), Vice-Chair, Nestlé SA")
    laid = lay_out(file.tables[0], names, told={}, remembered={})
    assert laid.likeness == 2
    assert laid.rows[0].cells == ("Abrams, Stacey", "USA", "CEO", "Sage Works")


def test_no_column_is_lost_among_the_promised_keys(invited: Record) -> None:
    file = a_list("Country|Name|B||Country|E", "Korea|LEE Min|x||y|z")
    columns = preview_json(preview_import(invited, MEETING, file, Options()))["columns"]
    assert list(columns) == ["Country", "Name", "C", "D", "E", "F"]
    assert (columns["Country"], columns["Name"]) == ("party", "name")
