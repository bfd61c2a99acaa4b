"""Names that a list has in several columns, or in two scripts, come in whole and as one person's."""

from __future__ import annotations

import pytest

from secretariat.delegations.intake.operations import Options, import_delegates, preview_import
from secretariat.delegations.queries import delegation_detail
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list

OPTIONS = Options(party="PE")


@pytest.mark.parametrize(
    ("headings", "cells", "printed"),
    [
        ("Nombre|Apellidos|Cargo", "Ana María|García López|Ministra", "Ana María GARCÍA LÓPEZ"),
        ("Name|Surname|Title", "Ana|García|Minister", "Ana GARCÍA"),
        ("Name|Vorname|Amt", "García|Ana|Ministerin", "Ana GARCÍA"),
        ("Name|Surname|Title", "Ana García|García|Minister", "Ana GARCÍA"),
        ("Name|Given name|Title", "García Ana|Ana|Minister", "GARCÍA Ana"),
        ("ชื่อ|นามสกุล|ตำแหน่ง", "ประยุทธ์|จันทร์โอชา|รัฐมนตรี", "ประยุทธ์ จันทร์โอชา"),
        ("First name|Middle name|Last name", "Ana|María|García", "Ana María GARCÍA"),
        ("Nombre|Apellido paterno|Apellido materno", "Ana|García|López", "Ana GARCÍA LÓPEZ"),
        ("Full name|First name|Last name", "Dato' Ali bin Ahmad|Ali|Ahmad", "Ali bin AHMAD"),
        ("Full name|First name|Last name", "Bob Cruz|Roberto|Santos", "Bob Cruz"),
        ("Full name|First name|Last name", "KIM Dong-Sun|Dongsun|Kim", "KIM Dongsun"),
    ],
)
def test_no_part_of_a_name_is_lost(invited: Record, headings: str, cells: str, printed: str) -> None:
    import_delegates(invited, MEETING, a_list(headings, cells), OPTIONS)
    (delegate,) = delegation_detail(invited, MEETING, "PE").delegates
    assert delegate.name == printed


def test_a_name_alone_beside_a_column_of_surnames_stays_what_it_is(invited: Record) -> None:
    file = a_list("Name|Surname|Title", "Ana|García|Minister", "Soeharto||Director", "Bo|Li|Adviser")
    import_delegates(invited, MEETING, file, OPTIONS)
    names = {one.name for one in delegation_detail(invited, MEETING, "PE").delegates}
    assert names == {"Ana GARCÍA", "Soeharto", "Bo LI"}


def test_a_list_in_the_own_script_means_who_has_that_name_beside_the_latin_one(invited: Record) -> None:
    import_delegates(invited, MEETING, a_list("Name|Title", "Zhang Wei (张伟)|Director"), Options(party="CN"))
    preview = import_delegates(invited, MEETING, a_list("姓名|职务", "张伟|司长", "王芳|处长"), Options(party="CN"))
    assert [str(line.outcome) for line in preview.lines] == ["changed", "new"]
    assert any("taken as the same person as Zhang Wei" in issue.message for issue in preview.issues)
    known, new = delegation_detail(invited, MEETING, "CN").delegates
    assert {known.name: known.title, new.name: new.title} == {"Zhang Wei": "司长", "王芳": "处长"}


def test_a_latin_list_gives_those_known_in_their_own_script_both_names(invited: Record) -> None:
    import_delegates(invited, MEETING, a_list("성명|직위", "김동선|청장"), Options(party="KR"))
    import_delegates(invited, MEETING, a_list("Name|Native name", "Dong-Sun KIM|김동선"), Options(party="KR"))
    (one,) = delegation_detail(invited, MEETING, "KR").delegates
    assert (one.name, one.native) == ("Dong-Sun KIM", "김동선")


def test_an_own_script_shared_by_two_matches_neither(invited: Record) -> None:
    both = a_list("Name|Native name|Title", "Zhang Wei|张伟|Director", "Chang Wei|张伟|Adviser")
    import_delegates(invited, MEETING, both, Options(party="CN"))
    preview = preview_import(invited, MEETING, a_list("姓名|职务", "张伟|司长"), Options(party="CN"))
    assert [str(line.outcome) for line in preview.lines] == ["new"]
