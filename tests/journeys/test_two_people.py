"""Two people have the record open: each sees the other's changes within two seconds, undisturbed in what they type."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.widgets import Input

from secretariat.app import SecretariatApp
from secretariat.commandline.office import Office
from secretariat.parties.operations import add_party, edit_party
from secretariat.parties.queries import party_detail
from secretariat.record.record import Record
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.records_view import RecordsView
from tests.journeys.driving import begun, opened_app, until
from tests.toolkit.alone import shown


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_another_person_adds_appears_within_two_seconds(reference: Record, size: tuple[int, int]) -> None:
    app = opened_app(reference)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        other = Record(reference.url, user="budi")
        await asyncio.to_thread(add_party, other, code="AAA", name="Australasian Institute")
        other.close()
        await until(pilot, "Australasian Institute")


async def test_a_change_by_another_does_not_disturb_what_is_being_typed(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        await pilot.press("n")
        await until(pilot, "New party")
        await pilot.press(*"SMBA2")
        other = Record(reference.url, user="budi")
        await asyncio.to_thread(add_party, other, code="AAA", name="Aardvark Institute")
        other.close()
        await pilot.pause(2.0)
        await pilot.press(*"X")
        focused = app.focused
        assert isinstance(focused, Input) and focused.value == "SMBA2X"
        assert "New party" in shown(app)


async def test_the_cursor_stays_on_its_record_when_another_adds_one_above(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        view = app.screen.query_one(RecordsView)
        await pilot.press("down", "down")
        before = view.table.row
        assert before is not None
        other = Record(reference.url, user="budi")
        await asyncio.to_thread(add_party, other, code="AAA", name="Aardvark Institute")
        other.close()
        await until(pilot, "72 shown")
        assert view.table.row is not None and view.table.row.ref == before.ref


async def read_anew(pilot: Any, version: int) -> None:
    """Wait until the list, which is read beside the detail, has the row under the cursor in its newest version."""
    for _turn in range(100):
        if version in pilot.app.screen.query_one(RecordTable).seen.values():
            return
        await pilot.pause(0.1)
    raise AssertionError(f"the list was not read anew: {pilot.app.screen.query_one(RecordTable).seen}")


async def test_what_another_changed_behind_the_question_is_not_deleted(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        add_party(reference, code="AAA", name="Aardvark Institute")
        await until(pilot, "72 shown")
        await pilot.press("home")
        await until(pilot, "Aardvark Institute")
        await pilot.press("d")
        await until(pilot, "Delete AAA?")
        other = Record(reference.url, user="budi")
        await asyncio.to_thread(edit_party, other, "AAA", note="moved to Jakarta [/draft]")
        other.close()
        await pilot.press("y")
        await until(pilot, "AAA was changed meanwhile by budi (Note)")
        assert party_detail(reference, "AAA").note == "moved to Jakarta [/draft]"
        await until(pilot, "moved to Jakarta [/draft]")  # what was looked at may go
        await read_anew(pilot, party_detail(reference, "AAA").version)
        await pilot.press("d")
        await until(pilot, "Delete AAA?")
        await pilot.press("y")
        await until(pilot, "Deleted AAA")


def test_opened_app_stands_on_the_given_record(reference: Record) -> None:
    app = opened_app(reference)
    assert isinstance(app, SecretariatApp)
    assert isinstance(app.office, Office)
    assert app.office.record.url == reference.url
