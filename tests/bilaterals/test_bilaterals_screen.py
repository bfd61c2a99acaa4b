"""Bilaterals in the terminal: the list, requesting one, its states, the record of discussion."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from secretariat.bilaterals.operations import request_bilateral, set_status
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.bilaterals.screen import BilateralsView
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.partial_date import PartialDate
from tests.done_once import done_once
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.list_demo import screen_text, settled

HOST = "APEC-T-18"
REF = f"{HOST}/ID-KR"


class Host(Alone[BilateralsView]):
    """The bilaterals' view alone."""

    def __init__(self, record: Record, scope: dict[str, str] | None = None) -> None:
        super().__init__(BilateralsView(record, scope=scope))


@done_once
def office(reference: Record) -> None:
    """A meeting in Denver's time with one bilateral in its margins."""
    dates = PartialDate.from_edtf("2011-05-20/2011-05-21")
    add_meeting(
        reference,
        ref=HOST,
        title="18th",
        level="ministerial",
        forum="APEC",
        dates=dates,
        timezone="America/Denver",
    )
    request_bilateral(reference, HOST, "ID", "KR", topics="[/draft] OVOP", starts="20 May 2011 14:30", ends="15:00")


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("scope", [None, {"meeting": HOST}])
async def test_parties_state_and_slot_stand_in_the_list(
    office: Record, size: tuple[int, int], scope: dict[str, str] | None
) -> None:
    app = Host(office, scope)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        text = "\n".join(screen_text(app))
        assert ("Indonesia – " if scope else REF) in text
        assert "requested" in text
        assert "20 May 14:30–15:00 MDT" in text
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert "[/draft] OVOP" in "\n".join(screen_text(app))


async def test_a_bilateral_is_requested_through_the_form(office: Record) -> None:
    app = Host(office, {"meeting": HOST})
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"ID", "tab", *"JP", "ctrl+s")
        await settled(pilot, 0.3)
        assert bilateral_detail(office, f"{HOST}/ID-JP").status == "requested"


async def test_a_second_request_of_the_same_two_names_the_first_and_is_made_when_saved_again(office: Record) -> None:
    app = Host(office, {"meeting": HOST})
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"KR", "tab", *"ID", "ctrl+s")
        await settled(pilot, 0.3)
        text = " ".join(" ".join(screen_text(app)).replace("│", " ").split())
        assert f"have {REF} there already (requested, 20 May 2011" in text and "save again" in text
        assert isinstance(app.screen, RecordForm)
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
    assert bilateral_detail(office, f"{HOST}/KR-ID").first.code == "KR"


async def test_the_next_state_is_picked_among_those_allowed(office: Record) -> None:
    app = Host(office, {"meeting": HOST})
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        assert "held" not in "\n".join(screen_text(app))
        await pilot.press(*"confirmed", "enter")
        await settled(pilot, 0.3)
        assert bilateral_detail(office, REF).status == "confirmed"


async def test_the_record_of_discussion_is_written_in_lines(office: Record) -> None:
    set_status(office, REF, "confirmed")
    set_status(office, REF, "held")
    app = Host(office, {"meeting": HOST})
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        app.screen.query_one(TextArea).text = "Both sides agreed\n[agreed in principle]"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert bilateral_detail(office, REF).record == "Both sides agreed\n[agreed in principle]"


async def test_a_form_left_as_it_is_changes_nothing_and_a_new_slot_is_saved(office: Record) -> None:
    app = Host(office, {"meeting": HOST})
    before = bilateral_detail(office, REF)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("e", "ctrl+s")
        await settled(pilot, 0.3)
        assert bilateral_detail(office, REF) == before
        await pilot.press("e")
        await settled(pilot)
        for row in app.screen.query("FieldRow"):
            if row.field.key == "ends":
                row.text = "15:30"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        after = bilateral_detail(office, REF)
        assert after.starts == before.starts
        assert (after.ends - after.starts).total_seconds() == 3600
