"""Items that stand on every agenda of a series."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.meetings import standing_items as items
from secretariat.meetings.series_operations import add_series, remove_series
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.folders import state_folder
from secretariat.values.language import set_language
from secretariat.values.refusal import NotFound, Refused
from tests.done_once import done_once
from tests.journeys.driving import opened_app, there, until


@done_once
def office(reference: Record) -> None:
    """A series with three items on every agenda."""
    add_series(reference, code="SOM", name="Senior officials", level="senior officials")
    items.add_standing_item(reference, "SOM", title="Opening", purpose="for information")
    items.add_standing_item(reference, "SOM", title="Next [/meeting]", minutes=20)
    items.add_standing_item(reference, "SOM", title="  Adoption of   the agenda ", purpose="for adoption", number=2)


def titles(record: Record) -> list[str]:
    return [one.title for one in items.standing_items(record, "SOM")]


def test_items_stand_in_their_order_and_are_put_elsewhere(office: Record) -> None:
    assert titles(office) == ["Opening", "Adoption of the agenda", "Next [/meeting]"]
    items.edit_standing_item(office, "SOM", "3", number=1, minutes=30)
    assert titles(office) == ["Next [/meeting]", "Opening", "Adoption of the agenda"]
    assert items.standing_items(office, "SOM")[0].minutes == 30
    office.undo()
    assert titles(office) == ["Opening", "Adoption of the agenda", "Next [/meeting]"]


def test_those_that_stay_close_up_and_an_undo_finds_a_place(office: Record) -> None:
    assert items.remove_standing_items(office, "SOM", ["opening"]) == ["Opening"]
    removed = office.last_act
    items.add_standing_item(office, "SOM", title="Any other business")
    assert [one.number for one in items.standing_items(office, "SOM")] == [1, 2, 3]
    office.undo(removed)
    every = items.standing_items(office, "SOM")
    assert sorted(one.title for one in every)[-1] == "Opening" and [one.number for one in every] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "opening"}, "“opening” is a standing item already"),
        ({"title": " "}, "Title is needed"),
        ({"title": "A", "purpose": "for fun"}, "for decision, for discussion, for information, for adoption"),
        ({"title": "A", "minutes": 0}, "from 1 to 1440"),
        ({"title": "A", "number": 9}, "places go from 1 to 4"),
    ],
)
def test_what_can_not_stand_there_is_refused(office: Record, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        items.add_standing_item(office, "SOM", **fields)
    assert len(titles(office)) == 3


def test_an_item_that_is_not_there_is_told_with_those_that_are(office: Record) -> None:
    with pytest.raises(NotFound, match="1 Opening, 2 Adoption of the agenda"):
        items.remove_standing_items(office, "SOM", ["4"])


def test_who_changed_what_has_no_reference_is_told_of_this_record(office: Record) -> None:
    code = "TWO"
    add_series(office, code=code, name="Two people", level="ministerial")
    first = items.add_standing_item(office, code, title="Reports")
    items.edit_standing_item(office, code, "Reports", minutes=10)
    with pytest.raises(Conflict, match=r"^This record was changed meanwhile by"):
        items.edit_standing_item(office, code, "Reports", version=first.version, minutes=20)


def test_a_series_goes_with_its_items_and_comes_back_with_them(office: Record) -> None:
    remove_series(office, ["SOM"])
    office.undo()
    assert titles(office) == ["Opening", "Adoption of the agenda", "Next [/meeting]"]


def test_purposes_are_understood_in_the_language_chosen(office: Record) -> None:
    set_language("id")
    added = items.add_standing_item(office, "SOM", title="Penutup", purpose="untuk informasi")
    assert added.purpose == "for information"


def test_the_command_line_lists_adds_edits_and_removes(run: Callable[..., Any]) -> None:
    assert run("series", "items", "ASEM-SMEMM", "add", "Closing", "--minutes", "10", on="sample").code == 0
    assert run("series", "items", "ASEM-SMEMM", "edit", "closing", "--number", "1", on="sample").code == 0
    first = json.loads(run("series", "items", "ASEM-SMEMM", "--format", "json", on="sample").out)[0]
    assert first == {"number": 1, "title": "Closing", "purpose": "for discussion", "minutes": 10}
    assert run("series", "items", "ASEM-SMEMM", "remove", "1", on="sample").code == 0
    assert "Closing" not in run("series", "show", "ASEM-SMEMM", on="sample").out
    assert run("series", "items", "ASEM-SMEMM", "remove", on="sample").code == 1
    assert run("series", "items", "ASEM-SMEMM", "list", "--minutes", "4", on="sample").code == 1


async def test_in_the_terminal_they_are_added_and_put_in_order(office: Record) -> None:
    note_welcome(state_folder())
    app = opened_app(office)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await until(pilot, "a Add action")  # what is asked for before the first view stands would be left for it
        app.open_record("series", 1, "SOM")
        await until(pilot, "Senior officials")
        await there(pilot, lambda: any(table.row for table in app.screen.query(RecordTable)))
        await pilot.press("i")
        await until(pilot, "Next [/meeting]")
        await pilot.press("n")
        await until(pilot, "New standing item of SOM")
        await pilot.press(*"Closing [/x]", "ctrl+s")
        await until(pilot, "Added 4: Closing [/x].")
        await pilot.press("end")
        await there(pilot, lambda: any(one.row and one.row.number == 4 for one in app.screen.query(RecordTable)))
        await pilot.press("K")
        await until(pilot, "3  Closing [/x]")
    assert titles(office) == ["Opening", "Adoption of the agenda", "Closing [/x]", "Next [/meeting]"]
