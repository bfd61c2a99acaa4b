"""What staff do with an agenda, through the acts."""

from __future__ import annotations

import pytest

from secretariat.agenda.fields import fields_from
from secretariat.agenda.freezing import freeze_agenda
from secretariat.agenda.operations import (
    add_item,
    edit_item,
    remove_items,
    tie_outcome,
    untie_outcome,
)
from secretariat.agenda.order import move_item, shift_item
from secretariat.agenda.queries import agenda_window, item_detail, meeting_agenda
from secretariat.agenda.states import ItemStatus
from secretariat.agenda.transitions import ALLOWED
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused
from tests.done_once import done_once

MEETING = "APEC-T-18"
HOSTILE = ("[/draft]", "[agreed in principle]", "Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد")


@done_once
def agenda(reference: Record) -> None:
    """A meeting with items 1, 2 (2.1, 2.2) and 3."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    for title, under in (("Opening", None), ("Themes", None), ("Innovation", "2"), ("Finance", "2"), ("Closing", None)):
        add_item(reference, MEETING, title=title, under=under)


def numbers(record: Record) -> list[str]:
    return [f"{item.number} {item.title}" for item in meeting_agenda(record, MEETING).items]


def ref(record: Record, number: str) -> str:
    return item_detail(record, MEETING, number).ref


AS_MADE = ["1 Opening", "2 Themes", "2.1 Innovation", "2.2 Finance", "3 Closing"]


def test_items_are_numbered_as_a_tree(agenda: Record) -> None:
    assert numbers(agenda) == AS_MADE


def test_moving_renumbers_the_siblings_in_one_act_that_undo_takes_back(agenda: Record) -> None:
    moved = move_item(agenda, ref(agenda, "3"), before="1")
    assert moved.number == "1"
    assert numbers(agenda) == ["1 Closing", "2 Opening", "3 Themes", "3.1 Innovation", "3.2 Finance"]
    agenda.undo()
    assert numbers(agenda) == AS_MADE


@pytest.mark.parametrize(
    ("number", "place", "after"),
    [
        ("1", {"to": "2.1"}, ["1 Themes", "1.1 Opening", "1.2 Innovation", "1.3 Finance", "2 Closing"]),
        ("2.1", {"to": "1"}, ["1 Innovation", "2 Opening", "3 Themes", "3.1 Finance", "4 Closing"]),
        ("2.1", {"after": "2.2"}, ["1 Opening", "2 Themes", "2.1 Finance", "2.2 Innovation", "3 Closing"]),
        ("1", {"under": "2"}, ["1 Themes", "1.1 Innovation", "1.2 Finance", "1.3 Opening", "2 Closing"]),
        ("2.1", {"under": "3"}, ["1 Opening", "2 Themes", "2.1 Finance", "3 Closing", "3.1 Innovation"]),
        ("2", {"to": "3"}, ["1 Opening", "2 Closing", "3 Themes", "3.1 Innovation", "3.2 Finance"]),
    ],
)
def test_an_item_goes_to_a_number_or_beside_another(
    agenda: Record, number: str, place: dict[str, str], after: list[str]
) -> None:
    move_item(agenda, ref(agenda, number), **place)
    assert numbers(agenda) == after


@pytest.mark.parametrize(
    ("number", "place", "said"),
    [
        ("1", {"to": "7"}, "it can go to 1 to 3"),
        ("1", {"to": "2.9"}, "2.1 to 2.3"),
        ("1", {"to": "soon"}, "not a place"),
        ("2", {"to": "2.1"}, "under itself"),
        ("2", {"before": "2.1"}, "under itself"),
        ("2", {"under": "2.1"}, "under itself"),
        ("2", {"under": "2"}, "under itself"),
        ("2", {"after": "2"}, "before or after itself"),
        ("2", {"after": "9"}, "its numbers are 1, 2, 2.1, 2.2, 3"),
    ],
)
def test_a_place_that_is_none_is_refused_and_nothing_moves(
    agenda: Record, number: str, place: dict[str, str], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        move_item(agenda, ref(agenda, number), **place)
    assert numbers(agenda) == AS_MADE


def test_up_and_down_stop_at_the_ends(agenda: Record) -> None:
    finance = ref(agenda, "2.2")
    assert shift_item(agenda, finance, -1).number == "2.1"
    with pytest.raises(Refused, match="first already"):
        shift_item(agenda, finance, -1)
    assert shift_item(agenda, finance, 1).number == "2.2"
    with pytest.raises(Refused, match="last already"):
        shift_item(agenda, finance, 1)


def test_what_comes_after_the_freeze_is_late_and_undo_opens_the_agenda_again(agenda: Record) -> None:
    frozen = freeze_agenda(agenda, MEETING)
    assert frozen.frozen_at is not None
    with pytest.raises(Refused, match="frozen already"):
        freeze_agenda(agenda, MEETING)
    assert add_item(agenda, MEETING, title="Late").late
    agenda.undo()
    agenda.undo()
    assert meeting_agenda(agenda, MEETING).frozen_at is None
    assert not add_item(agenda, MEETING, title="In time").late


def test_an_item_goes_with_all_under_it_and_comes_back_with_it(agenda: Record) -> None:
    assert len(remove_items(agenda, [ref(agenda, "2")])) == 3
    assert numbers(agenda) == ["1 Opening", "2 Closing"]
    agenda.undo()
    assert numbers(agenda) == AS_MADE


def test_an_edit_moves_an_item_under_another_and_keeps_the_rest(agenda: Record) -> None:
    edit_item(agenda, ref(agenda, "1"), under="2", status="taken", minutes=15, lead="korea", purpose="for decision")
    one = item_detail(agenda, MEETING, "Opening")
    assert (one.number, one.under, one.status, one.minutes, one.lead) == ("1.3", "1", "taken", 15, "KR")
    edit_item(agenda, one.ref, under=None, lead=None, minutes=None)
    one = item_detail(agenda, MEETING, "Opening")
    assert (one.number, one.under, one.lead, one.minutes) == ("3", "", "", None)
    assert one.purpose == "for decision"


def test_two_people_in_one_field_conflict_and_in_two_fields_merge(agenda: Record) -> None:
    one = item_detail(agenda, MEETING, "1")
    edit_item(agenda, one.ref, version=one.version, title="Opening of the meeting")
    edit_item(agenda, one.ref, version=one.version, proceedings="Vice Premier opened it.")
    assert item_detail(agenda, MEETING, "1").title == "Opening of the meeting"
    with pytest.raises(Conflict):
        edit_item(agenda, one.ref, version=one.version, title="Welcome")
    edit_item(agenda, one.ref, version=item_detail(agenda, MEETING, "1").version, lead="KR")
    with pytest.raises(Conflict) as conflict:
        edit_item(agenda, one.ref, version=one.version, lead="JP")
    assert [(field.field, field.base, field.mine, field.theirs) for field in conflict.value.fields] == [
        ("lead", "", "JP", "KR")
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_are_kept_whole_and_found(agenda: Record, title: str) -> None:
    added = add_item(agenda, MEETING, title=title)
    assert item_detail(agenda, MEETING, added.number).title == title
    found = agenda_window(agenda, ListQuery(title.upper(), scope={"meeting": MEETING}))
    assert [row.title for row in found.rows(0, 9)] == [title]


def test_what_the_record_cannot_hold_is_refused(agenda: Record) -> None:
    with pytest.raises(Refused, match="500"):
        add_item(agenda, MEETING, title="x" * 501)
    with pytest.raises(Refused, match="Title is needed"):
        add_item(agenda, MEETING, title="")
    with pytest.raises(Refused, match="for adoption"):
        add_item(agenda, MEETING, title="x", purpose="for fun")
    with pytest.raises(NotFound):
        add_item(agenda, MEETING, title="x", under="9")
    with pytest.raises(NotFound):
        add_item(agenda, "NO-SUCH-1", title="x")
    deep = "1"
    for _level in range(5):
        deep = add_item(agenda, MEETING, title="deep", under=deep).number
    with pytest.raises(Refused, match="6 levels"):
        add_item(agenda, MEETING, title="deeper", under=deep)


def test_a_reference_is_never_given_twice(agenda: Record) -> None:
    first = add_item(agenda, MEETING, title="once")
    remove_items(agenda, [first.ref])
    assert add_item(agenda, MEETING, title="again").ref != first.ref


def test_outcomes_are_tied_to_the_item_they_came_from(sample: Record) -> None:
    listed = agenda_window(sample, ListQuery(scope={"meeting": "ASEM-SMEMM-1"})).rows(0, 20)
    item = next(row for row in listed if row.number == "1")
    with sample.reading() as connection:
        from secretariat.meetings.finding import meeting_id
        from secretariat.meetings.model import outcome

        asem = meeting_id(connection, "ASEM-SMEMM-1")
        rows = connection.execute(outcome.select().order_by(outcome.c.id)).mappings().all()
    own = next(row["ref"] for row in rows if row["meeting_id"] == asem)
    other = next(row["ref"] for row in rows if row["meeting_id"] != asem)
    assert own in [came.ref for came in tie_outcome(sample, item.ref, own).outcomes]
    with pytest.raises(Refused, match="another meeting"):
        tie_outcome(sample, item.ref, other)
    assert own not in [came.ref for came in untie_outcome(sample, item.ref, own).outcomes]
    with pytest.raises(Refused, match="does not belong"):
        untie_outcome(sample, item.ref, own)


def test_a_closed_meeting_takes_no_items_until_it_is_opened_again(agenda: Record) -> None:
    item = ref(agenda, "1")
    for one in meeting_agenda(agenda, MEETING).items:
        edit_item(agenda, one.ref, status="taken")
    for status in ("confirmed", "in session", "concluded", "closed"):
        change_status(agenda, [MEETING], status)
    said = f"{MEETING} is closed.*“secretariat meetings status {MEETING} concluded”.*opens it again"
    with pytest.raises(Refused, match=said):
        add_item(agenda, MEETING, title="Too late")
    with pytest.raises(Refused, match=said):
        edit_item(agenda, item, status="planned")
    edit_item(agenda, item, proceedings="What was said, corrected.")  # a slip of the pen is still mended
    change_status(agenda, [MEETING], "concluded")
    assert add_item(agenda, MEETING, title="Too late").number
    edit_item(agenda, item, status="planned")


def test_a_status_follows_only_where_it_can(agenda: Record) -> None:
    one = item_detail(agenda, MEETING, "1")
    edit_item(agenda, one.ref, status="withdrawn")
    with pytest.raises(Refused) as refused:
        edit_item(agenda, one.ref, status="taken")
    assert str(refused.value) == (
        "1 Opening is “withdrawn” and can't become “taken”; from here it can become: planned."
    )
    edit_item(agenda, one.ref, status="withdrawn", title="Welcome")
    edit_item(agenda, one.ref, status="planned")
    assert edit_item(agenda, one.ref, status="taken").status == "taken"


def test_every_state_can_be_left_for_the_one_planned_and_the_form_offers_no_other() -> None:
    for status, following in ALLOWED.items():
        assert status is ItemStatus.PLANNED or ItemStatus.PLANNED in following
        offered = next(field for field in fields_from(status) if field.key == "status").choices
        assert [choice.value for choice in offered] == [status.value, *(one.value for one in following)]
    assert set(ALLOWED) == set(ItemStatus)
