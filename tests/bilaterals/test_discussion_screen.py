"""A bilateral's further acts in the terminal: another slot, outcomes, clearance, lines to take, times."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from secretariat.bilaterals.availability import availabilities
from secretariat.bilaterals.board.screen import BoardScreen
from secretariat.bilaterals.discussion import note_discussion
from secretariat.bilaterals.operations import request_bilateral, set_status
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.bilaterals.screen import BilateralsView
from secretariat.bilaterals.times_screen import TimesScreen
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_queries import outcomes_window
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from tests.done_once import done_once
from tests.toolkit.alone import Alone
from tests.toolkit.list_demo import screen_text, settled

HOST = "APEC-T-33"
REF = f"{HOST}/ID-KR"


class Host(Alone[BilateralsView]):
    """The bilaterals' view alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(BilateralsView(record, scope={"meeting": HOST}))


@done_once
def office(reference: Record) -> None:
    """A meeting ahead with one bilateral in its margins."""
    dates = PartialDate.from_edtf("2011-11-05/2011-11-06")
    add_meeting(
        reference, ref=HOST, title="33rd", level="ministerial", forum="APEC", dates=dates, timezone="Asia/Jakarta"
    )
    request_bilateral(reference, HOST, "ID", "KR", topics="[/draft] OVOP", starts="5 November 2011 14:30", ends="15:00")


async def filled(pilot: Pilot[Any], key: str, **texts: str) -> None:
    """Open the form of a key, fill it in and save it."""
    await settled(pilot)
    await pilot.press(key)
    await settled(pilot, 0.2)
    for row in pilot.app.screen.query("FieldRow"):
        name = row.field.key  # type: ignore[attr-defined]  # a row of a form
        if name in texts:
            row.text = texts[name]  # type: ignore[attr-defined]  # as above
    await pilot.press("ctrl+s")
    await settled(pilot, 0.4)


@pytest.mark.parametrize("confirmed", [False, True])
async def test_another_slot_is_a_counter_proposal_or_reschedules(office: Record, confirmed: bool) -> None:
    if confirmed:
        set_status(office, REF, "confirmed")
    app = Host(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await filled(pilot, "m", starts="6 November 2011 09:00", why="flight [/draft]")
    one = bilateral_detail(office, REF)
    assert one.status == ("confirmed" if confirmed else "counter-proposed")
    assert one.slots[0].state == "left" and one.starts is not None and one.starts.day == 6


async def test_outcome_clearance_and_line_to_take_have_their_forms(office: Record) -> None:
    set_status(office, REF, "confirmed")
    set_status(office, REF, "held")
    note_discussion(office, REF, "Said [agreed in principle]")
    app = Host(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await filled(pilot, "o", text="to meet again [/draft]")
        await filled(pilot, "v", party="ID")
        await filled(pilot, "v", party="KR")
        await filled(pilot, "l", line="We ask for trainers.")
    one = bilateral_detail(office, REF)
    assert one.status == "record cleared"
    assert [(line.topic, line.line) for line in one.lines] == [("[/draft] OVOP", "We ask for trainers.")]
    outcomes = outcomes_window(office, ListQuery(scope={"meeting": REF})).rows(0, 9)
    assert [row.text for row in outcomes] == ["to meet again [/draft]"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_slot_that_new_times_leave_outside_is_told(office: Record, size: tuple[int, int]) -> None:
    app = Host(office)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot, 0.3)
        await filled(pilot, "n", when="5 November 2011 09:00-10:00")
        shown = " ".join(" ".join(screen_text(app)).split())
        assert f"Slots that are now outside the times: {REF}" in shown


async def test_times_are_said_listed_and_taken_out_and_the_board_opens(office: Record) -> None:
    app = Host(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, TimesScreen)
        await filled(pilot, "n", when="5 November 2011 14:00-18:00")
        assert "5 November 2011 14:00–18:00 WIB" in "\n".join(screen_text(app))
        assert [one.kind for one in availabilities(office, HOST)] == ["hours"]
        await pilot.press("escape")
        await settled(pilot, 0.2)
        await pilot.press("b")
        await settled(pilot, 0.4)
        assert isinstance(app.screen, BoardScreen)
        assert "┌ID–KR" in "\n".join(screen_text(app))
