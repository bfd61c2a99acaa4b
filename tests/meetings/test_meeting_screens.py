"""Meetings, outcomes and series in the terminal, at 80×24 and wide."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input

from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.outcome_queries import outcome_detail
from secretariat.meetings.outcome_screen import OutcomesView
from secretariat.meetings.queries import meeting_detail
from secretariat.meetings.screen import MeetingOpened, MeetingsView
from secretariat.meetings.series_operations import add_series
from secretariat.meetings.series_screen import SeriesView
from secretariat.record.record import Record
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from secretariat.toolkit.records_view import RecordsView
from secretariat.values.partial_date import PartialDate
from tests.done_once import done_once
from tests.toolkit.alone import NARROW, WIDE, Alone, shown
from tests.toolkit.list_demo import settled


class Host(Alone[RecordsView]):
    """One view alone; it notes which meeting was to be opened."""

    def __init__(self, view: RecordsView) -> None:
        super().__init__(view)
        self.opened: list[str] = []

    def on_meeting_opened(self, event: MeetingOpened) -> None:
        self.opened.append(event.ref)


@done_once
def office(reference: Record) -> None:
    """A record with a series, two of its meetings, and an outcome."""
    add_series(reference, code="APEC-SMEMM", name="APEC SME Ministerial Meeting", forum="APEC", level="ministerial")
    for ordinal, edtf, place in ((18, "2011-05-20/2011-05-21", "Big Sky [/draft]"), (20, "2013-09", "Bali")):
        add_meeting(
            reference,
            title=f"{ordinal}th APEC SME Ministerial Meeting",
            series="APEC-SMEMM",
            ordinal=ordinal,
            dates=PartialDate.from_edtf(edtf),
            place=place,
        )
    add_outcome(reference, meeting="APEC-SMEMM-18", kind="agreed", text="[agreed in principle] 林聖忠", parties="KR")


def current(app: Host) -> Any:
    """The row under the cursor."""
    row = app.view.table.row
    assert row is not None
    return row


async def test_meetings_stand_newest_first_with_dates_and_status_at_80_columns(office: Record) -> None:
    app = Host(MeetingsView(office))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = shown(app)
        assert text.index("APEC-SMEMM-20") < text.index("APEC-SMEMM-18")
        assert "20–21 May 2011" in text and "Sep 2013" in text
        assert "tentative" in text
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.opened == ["APEC-SMEMM-18"]


async def test_wide_the_sheet_stands_beside_with_outcomes_and_brackets_whole(office: Record) -> None:
    app = Host(MeetingsView(office, scope={"series": "APEC-SMEMM"}))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot, 0.2)
        text = shown(app)
        assert "[/draft]" in text
        assert "[agreed in principle]" in text
        assert "86 d ago" in text


async def test_t_offers_the_states_a_meeting_can_go_to_and_changes_it(office: Record) -> None:
    app = Host(MeetingsView(office))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        assert "confirmed" in shown(app) and "closed" not in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert meeting_detail(office, "APEC-SMEMM-20").row.status == "confirmed"
        assert "confirmed" in shown(app)


async def test_a_meeting_is_added_in_the_form_and_the_cursor_is_on_it(office: Record) -> None:
    app = Host(MeetingsView(office, scope={"series": "APEC-SMEMM"}))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"Nineteenth")
        row = next(row for row in app.screen.rows if row.field.key == "dates")
        row.query_one(Input).focus()
        await pilot.press(*"3 Aug 2012", "ctrl+s")
        await settled(pilot, 0.3)
        added = meeting_detail(office, "nineteenth").row
        assert (added.series, added.level, added.dates) == ("APEC-SMEMM", "ministerial", "2012-08-03")
        assert current(app).id == added.id


async def test_what_a_form_gets_wrong_is_said_and_nothing_is_lost(office: Record) -> None:
    app = Host(MeetingsView(office))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Signing", "ctrl+s")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, RecordForm)
        assert "Level is needed" in shown(app)
        assert "Signing" in shown(app)


async def test_an_edit_form_saved_as_it_is_changes_nothing(office: Record) -> None:
    app = Host(MeetingsView(office))
    before = meeting_detail(office, "APEC-SMEMM-20")
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        texts = {row.field.key: row.text for row in app.screen.rows}
        assert (texts["dates"], texts["place"], texts["ordinal"]) == ("September 2013", "Bali", "20")
        assert "ref" not in texts
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not isinstance(app.screen, RecordForm)
    assert meeting_detail(office, "APEC-SMEMM-20") == before


async def test_outcomes_of_one_meeting_are_noted_where_they_belong(office: Record) -> None:
    app = Host(OutcomesView(office, scope={"meeting": "APEC-SMEMM-18"}))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        assert "[agreed in principle]" in shown(app)
        await pilot.press("n")
        await settled(pilot)
        form = app.screen
        assert isinstance(form, RecordForm)
        rows = {row.field.key: row for row in form.rows}
        assert rows["meeting"].text == "APEC-SMEMM-18"
        rows["kind"].text = "offered"
        rows["text"].text = "Train the trainers"
        rows["parties"].text = "Korea"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        added = outcome_detail(office, "O-2").row
        assert (added.meeting, added.kind, added.parties) == ("APEC-SMEMM-18", "offered", ("KR",))
        await pilot.press("d")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)


async def test_series_are_listed_with_the_number_of_their_meetings(office: Record) -> None:
    app = Host(SeriesView(office))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        text = shown(app)
        assert "APEC SME Ministerial Meeting" in text
        assert "APEC-SMEMM-18  18th APEC SME" in text
        assert app.view.cells(current(app))[-1] == "2"
