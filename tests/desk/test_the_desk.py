"""A meeting's page: what it counts, and going about in it."""

from __future__ import annotations

import pytest

from secretariat.delegations.inviting import invite
from secretariat.delegations.operations import edit_delegation
from secretariat.desk.queries import desk_of, summary_of
from secretariat.desk.screen import PARTS, DeskScreen
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.folders import state_folder
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound
from tests.journeys.driving import opened_app, until

MEETING = "APEC-SMEMM-18"


def test_it_counts_what_belongs_to_the_meeting(sample: Record) -> None:
    desk = desk_of(sample, MEETING)
    assert (desk.ref, desk.status) == (MEETING, "closed")
    assert desk.counts["delegations"] > 0 and desk.counts["bilaterals"] == 2
    with pytest.raises(NotFound):
        desk_of(sample, "NO-SUCH-MEETING [/draft]")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_numbers_and_brackets_go_from_tab_to_tab_and_esc_back(sample: Record, size: tuple[int, int]) -> None:
    note_welcome(state_folder())
    app = opened_app(sample)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "Overdue")
        app.open_record("meeting", 0, MEETING)
        await until(pilot, "Time zone")
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        for number, (name, *_rest) in enumerate(PARTS, start=1):
            await pilot.press(str(number % 10))
            await pilot.pause()
            assert desk.shown == name
        await pilot.press("1", "right_square_bracket")
        await pilot.pause()
        assert desk.shown == "delegations"
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert desk.shown == "summary"
        await pilot.press("escape")
        await until(pilot, "Overdue")


def test_the_summary_says_what_the_delegations_lack_until_the_meeting_is_over(reference: Record) -> None:
    for ref, dates in (("M-NEXT", "2011-11-10"), ("M-LAST", "2011-05-20")):
        add_meeting(reference, ref=ref, title=ref, level="working level", dates=PartialDate.from_edtf(dates))
        invite(reference, ref, guests=["KR", "JP"])
    edit_delegation(
        reference, "M-NEXT", "JP", note_verbale_date=PartialDate.from_edtf("2011-08-01"), status="nominated"
    )
    first = summary_of(reference, desk_of(reference, "M-NEXT").id).sections[0]
    assert first.heading == "Not ready"
    assert [(line.aside, line.text) for line in first.lines] == [
        ("no head named: 2", "Japan; Republic of Korea"),
        ("no note verbale: 1", "Japan"),
    ]
    assert all(one.heading != "Not ready" for one in summary_of(reference, desk_of(reference, "M-LAST").id).sections)
