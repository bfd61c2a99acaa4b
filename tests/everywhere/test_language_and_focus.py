"""The other language in place, and a view one comes back to."""

from __future__ import annotations

from secretariat.record.record import Record
from secretariat.toolkit.record_table import RecordTable
from tests.journeys.driving import begun, opened_app, until


async def test_the_language_is_changed_where_one_stands_and_back_again(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        await pilot.app.run_action("other_language")
        await until(pilot, "Pihak")
        await until(pilot, "Buka")
        assert isinstance(app.focused, RecordTable)
        await pilot.app.run_action("other_language")
        await until(pilot, "Parties · by name")


async def test_a_view_one_comes_back_to_has_the_keys(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        await pilot.press("7")
        await until(pilot, "No people yet")
        for _again in range(2):
            await pilot.press("6")
            await until(pilot, "enter Open")
            assert isinstance(app.focused, RecordTable)
            await pilot.press("down")
            await pilot.press("7")
            await until(pilot, "No people yet")
