"""A column that says how names are read is kept as that, and not as the name in own script."""

from __future__ import annotations

import pytest

from secretariat.delegations.intake.columns import field_of_heading
from secretariat.delegations.intake.operations import Options, import_delegates, preview_import
from secretariat.people.queries import people_window, person_detail
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list

HEADINGS = "Country|Name|Kana/フリガナ"
WATANABE, ABE = "Japan|渡辺 猛|ワタナベ タケシ", "Japan|安倍 晋|アベ シン"


@pytest.mark.parametrize(
    "heading", ["フリガナ", "ふりがな", "読み", "Kana", "氏名（カナ）", "氏名カナ", "拼音", "Pinyin", "Cara baca nama"]
)
def test_headings_of_readings(heading: str) -> None:
    assert field_of_heading(heading) == ("reading", True)


@pytest.mark.parametrize("heading", ["漢字", "한자", "中文名", "Name in own script", "Nama aksara asli"])
def test_headings_of_names_in_own_script_stay_so(heading: str) -> None:
    assert field_of_heading(heading) == ("native_name", True)


def test_readings_come_in_beside_the_names_and_are_sorted_by(invited: Record) -> None:
    import_delegates(invited, MEETING, a_list(HEADINGS, WATANABE, ABE), Options())
    window = people_window(invited, ListQuery(scope={"party": "JP"}))
    people = [person_detail(invited, row.ref) for row in window.rows(0, window.count())]
    told = [(one.name, one.native_name, one.reading) for one in people]
    assert told == [("安倍 晋", "", "アベ シン"), ("渡辺 猛", "", "ワタナベ タケシ")]
    again = preview_import(invited, MEETING, a_list(HEADINGS, WATANABE, ABE), Options())
    assert [str(line.outcome) for line in again.lines] == ["unchanged", "unchanged"]


def test_a_reading_that_changed_moves_the_person(invited: Record) -> None:
    import_delegates(invited, MEETING, a_list(HEADINGS, WATANABE, ABE), Options())
    import_delegates(invited, MEETING, a_list(HEADINGS, "Japan|渡辺 猛|アアアア", ABE), Options())
    window = people_window(invited, ListQuery(scope={"party": "JP"}))
    assert [row.name for row in window.rows(0, window.count())] == ["渡辺 猛", "安倍 晋"]
