"""What may be kept is checked where every change passes, whichever noun it comes from."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.operations import add_action
from secretariat.agenda.operations import add_item, edit_item
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral
from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.field import Field, FieldKind
from secretariat.values.refusal import Refused

CONTROLS = ["a\x00b", "a\x1b]52;c;AAAA\x07", "half \ud800 a pair"]


@pytest.fixture
def meeting(reference: Record) -> str:
    return add_meeting(reference, title="Ministers", level="ministerial", timezone="Asia/Jakarta").ref


@pytest.mark.parametrize("text", CONTROLS)
def test_control_characters_are_refused_everywhere(reference: Record, meeting: str, text: str) -> None:
    with pytest.raises(Refused, match="Title: character"):
        add_item(reference, meeting, title=text)
    with pytest.raises(Refused, match="Title: character"):
        add_declaration(reference, title=text)
    with pytest.raises(Refused, match="Topics: character"):
        request_bilateral(reference, meeting, "ID", "KR", topics=text)
    ref = request_bilateral(reference, meeting, "ID", "KR").ref
    with pytest.raises(Refused, match="Room: character"):
        edit_bilateral(reference, ref, room=text)
    with pytest.raises(Refused, match="What: character"):
        add_action(reference, title=text)


def test_text_is_kept_in_one_form_trimmed_and_with_lines_only_where_it_has_lines(
    reference: Record, meeting: str
) -> None:
    item = add_item(reference, meeting, title=" Cafe\u0301\nopening ", proceedings="one\r\ntwo")
    assert (item.title, item.proceedings) == ("Caf\u00e9 opening", "one\ntwo")
    ref = add_declaration(reference, title="De\u0301claration").ref
    assert add_paragraph(reference, ref, text=" e\u0301 [agreed]\n").text == "\u00e9 [agreed]"
    with pytest.raises(Refused, match="Title is needed"):
        add_item(reference, meeting, title=" \n")
    with pytest.raises(Refused, match="Title is needed"):
        add_declaration(reference, title="  ")


def test_minutes_are_no_less_than_nothing_and_no_more_than_a_column_holds(reference: Record, meeting: str) -> None:
    with pytest.raises(Refused, match="Minutes: -5 is less than nothing"):
        add_item(reference, meeting, title="Opening", minutes=-5)
    with pytest.raises(Refused, match="Minutes: 100000000000000000000 is too high"):
        add_item(reference, meeting, title="Opening", minutes=10**20)
    ref = add_item(reference, meeting, title="Opening", minutes=0).ref
    with pytest.raises(Refused, match="2147483647 is the highest"):
        edit_item(reference, ref, minutes=2**31)


def test_a_number_too_high_for_the_record_is_refused_in_its_field() -> None:
    field = Field("minutes", "Minutes", FieldKind.NUMBER)
    assert field.read("2147483647", today=date(2011, 8, 15)) == 2**31 - 1
    with pytest.raises(Refused, match="Minutes: 2147483648 is too high"):
        field.read("2147483648", today=date(2011, 8, 15))


@pytest.mark.parametrize("user", ["\x1b]0;x\x07", "u" * 201])
def test_a_user_who_cannot_be_kept_is_refused(record: Record, user: str) -> None:
    with pytest.raises(Refused, match=r"^User"):
        Record(record.url, user=user)
