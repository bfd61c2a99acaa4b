"""People in the terminal: the list, the detail, the forms for a person and for a position."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.people.operations import add_person
from secretariat.people.positions import add_position
from secretariat.people.queries import people_window, person_detail
from secretariat.people.screen import PeopleView
from secretariat.record.record import Record
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.list_query import ListQuery
from tests.done_once import done_once
from tests.toolkit.alone import NARROW, WIDE, Alone, shown
from tests.toolkit.list_demo import settled


class Host(Alone[PeopleView]):
    """The people's view alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(PeopleView(record))


@done_once
def office(reference: Record) -> None:
    """A record with people of several scripts."""
    for name, native in (("Dong-Sun KIM", "김동선"), ("林聖忠", ""), ("Nguyễn Văn Hùng", ""), ("[/draft] Ana", "")):
        add_person(reference, name=name, native_name=native, party="KR" if native else None)


def current(app: Host) -> Any:
    """The row under the cursor."""
    row = app.view.table.row
    assert row is not None
    return row


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_names_of_every_script_stand_whole_in_the_list(office: Record, size: tuple[int, int]) -> None:
    app = Host(office)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        text = shown(app)
        for name in ("Dong-Sun KIM (김동선)", "林聖忠", "Nguyễn Văn Hùng", "[/draft] Ana"):
            assert name in text


async def test_a_person_is_added_with_the_family_name_read_from_capitals(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Sheng-Chung LIN", "ctrl+s")
        await settled(pilot, 0.3)
        added = person_detail(office, "Sheng-Chung Lin")
        assert (added.family, added.printed) == ("LIN", "Sheng-Chung LIN")
        assert current(app).id == added.id


async def test_a_position_is_added_changed_and_removed_from_the_list(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        person = current(app).ref
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"Administrator", "ctrl+s")
        await settled(pilot, 0.3)
        assert [held.title for held in person_detail(office, person).positions] == ["Administrator"]
        assert "1. Administrator" in shown(app)
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        await pilot.press("down", "enter")
        await settled(pilot)
        form = app.screen
        assert isinstance(form, RecordForm)
        next(row for row in form.rows if row.field.key == "since").text = "Maret 2010"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert person_detail(office, person).positions[0].since == "2010-03"
        await pilot.press("O")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await settled(pilot, 0.3)
        assert person_detail(office, person).positions == ()


async def test_deleting_asks_first_and_can_be_undone(office: Record) -> None:
    add_position(office, "P-1", title="Administrator")
    app = Host(office)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        ref = current(app).ref
        assert app.view.table.total == 4
        await pilot.press("d")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await settled(pilot, 0.3)
        assert app.view.table.total == 3
        assert current(app).ref != ref
    office.undo()
    assert person_detail(office, ref).ref == ref


async def test_two_marked_people_are_merged_with_a_key_and_one_undo(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("space", "down", "space", "M")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        await pilot.press("enter")
        await settled(pilot)
        assert len(people(office)) == 3
        assert "Merged P-" in shown(app)
    office.undo()
    assert len(people(office)) == 4


async def test_merging_asks_for_two_marked_people(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("space", "M")
        await settled(pilot)
        assert "Mark the two people who are one" in shown(app)
        assert len(people(office)) == 4


def people(record: Record) -> list[str]:
    window = people_window(record, ListQuery())
    return [row.ref for row in window.rows(0, window.count())]
