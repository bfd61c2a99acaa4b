"""Saving on top of what somebody else saved in other fields keeps both, and says so."""

from __future__ import annotations

import asyncio

from secretariat.parties.operations import edit_party
from secretariat.parties.queries import party_detail
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from tests.journeys.driving import begun, opened_app, typed, until


async def test_what_was_merged_is_said(reference: Record) -> None:
    app = opened_app(reference)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await begun(pilot)
        await pilot.press("6")
        await until(pilot, "Australia")
        await pilot.press("slash")
        await typed(pilot, "brunei")
        await until(pilot, "1 of")
        await pilot.press("enter", "e")
        await until(pilot, "Edit BN")
        other = Record(reference.url, user="budi")
        await asyncio.to_thread(edit_party, other, "BN", source="a letter")
        other.close()
        form = app.screen
        assert isinstance(form, RecordForm)
        row = next(row for row in form.rows if row.field.key == "name_id")
        row.take_focus()
        await pilot.pause(0.3)
        await typed(pilot, " II")
        await pilot.press("ctrl+s")
        await until(pilot, "Kept with what")
    kept = party_detail(reference, "BN")
    assert (kept.source, kept.name_id.endswith(" II")) == ("a letter", True)
