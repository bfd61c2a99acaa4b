"""Erasing in the terminal: what goes is shown, and only the typed word does it."""

from __future__ import annotations

from textual.widgets import Input

from secretariat.people.operations import add_person
from secretariat.people.queries import person_detail
from secretariat.record.record import Record
from secretariat.toolkit.one_line import OneLine
from secretariat.toolkit.record_form import RecordForm
from tests.done_once import done_once
from tests.people.test_people_screen import WIDE, Host, shown
from tests.toolkit.list_demo import settled


@done_once
def office(reference: Record) -> None:
    """One person with brackets in the name."""
    add_person(reference, name="[/draft] Ana SANTOS", native_name="林聖忠", phone="+62 21 345 6789")


async def test_only_the_typed_reference_erases(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        app.view.action_erase()
        await settled(pilot)
        assert isinstance(app.screen, OneLine)
        assert "[/draft] Ana" in shown(app) and "Backups" in shown(app)
        app.screen.query_one(Input).value = "yes"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, OneLine) and "type P-1 to erase" in shown(app)
        assert person_detail(office, "P-1").erased_on is None
        app.screen.query_one(Input).value = "P-1"
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(app.screen, OneLine)
        assert person_detail(office, "P-1").name == "erased person"
        assert app.view.table.row is None


async def test_keeping_asks_until_when_and_why(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        app.view.action_keep()
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        for typed, line in zip(("2030", "chairs"), app.screen.query(Input), strict=True):
            line.value = typed
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert person_detail(office, "P-1").keep_reason == "chairs"
