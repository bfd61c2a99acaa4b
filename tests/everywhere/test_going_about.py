"""The whole application: taking an action down from anywhere, help, and going to records of every kind."""

from __future__ import annotations

import pytest

from secretariat.actions.detail import action_detail
from secretariat.app import SecretariatApp
from secretariat.desk.screen import DeskScreen
from secretariat.record.record import Record
from secretariat.search.queries import find
from secretariat.toolkit.frame import Beneath, Frame
from secretariat.toolkit.one_line import OneLine
from secretariat.toolkit.record_form import RecordForm
from secretariat.toolkit.records_view import RecordsView
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.folders import state_folder
from tests.journeys.driving import opened_app, there
from tests.toolkit.alone import shown
from tests.toolkit.list_demo import screen_text, settled

SIZES = [(80, 24), (140, 40)]
MEETING = "APEC-SMEMM-18"


@pytest.fixture
def app(sample: Record) -> SecretariatApp:
    """The application over a copy of the sample record; whoever opens it has been welcomed."""
    note_welcome(state_folder())
    return opened_app(sample)


def view(app: SecretariatApp) -> RecordsView | None:
    frame = app.screen
    return frame.view if isinstance(frame, Frame) and isinstance(frame.view, RecordsView) else None


def stands_on(app: SecretariatApp, id: int) -> bool:
    here = view(app)
    return here is not None and here.table.row is not None and here.table.row.id == id


@pytest.mark.parametrize("size", SIZES)
async def test_an_action_is_taken_down_on_a_meetings_page(app: SecretariatApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        app.open_record("meeting", 0, MEETING)
        await there(pilot, lambda: isinstance(app.screen, DeskScreen) and "Time zone" in shown(app))
        await pilot.press("a")
        await there(pilot, lambda: isinstance(app.screen, OneLine))
        await pilot.press(*"Report_[/draft]", "space", *"@KR")
        await there(pilot, lambda: "Counterpart  Republic of Korea" in shown(app))
        assert "From" in shown(app) and MEETING in shown(app)
        await pilot.press("enter")
        await there(pilot, lambda: isinstance(app.screen, DeskScreen) and "u Undo" in shown(app))
        hit = find(app.record(), "Report_[/draft]")[0]
        row = action_detail(app.record(), hit.ref).row
        assert (row.meeting, row.counterpart) == (MEETING, "KR")
        await pilot.press("u")
        await there(pilot, lambda: not find(app.record(), "Report_[/draft]"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_summary_edits_its_meeting(app: SecretariatApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        app.open_record("meeting", 0, MEETING)
        await there(pilot, lambda: "Time zone" in shown(app))
        assert "e Edit  t Status" in screen_text(app)[-1] and "‹1 Summary›" in screen_text(app)[1]
        await pilot.press("e")
        await there(pilot, lambda: isinstance(app.screen, RecordForm))
        form = app.screen
        assert isinstance(form, RecordForm)
        next(row for row in form.rows if row.field.key == "theme").text = "Green [/growth]"
        await pilot.press("ctrl+s")
        await there(pilot, lambda: "Green [/growth]" in shown(app) and isinstance(app.screen, DeskScreen))
        await pilot.press("right_square_bracket")
        await there(pilot, lambda: isinstance(app.screen, Frame) and app.screen.shown == "delegations")


WAYS = {
    "action": "actions",
    "party": "parties",
    "person": "people",
    "declaration": "declarations",
    "outcome": "outcomes",
    "agenda_item": "agenda",
    "series": "series",
}


def newest(record: Record, kind: str) -> tuple[int, str]:
    """A record of a kind: its number and reference."""
    hit = next(hit for words in ("e", "a", "o") for hit in find(record, words, 1000) if hit.kind == kind)
    return hit.id, hit.ref


@pytest.mark.parametrize("kind", WAYS)
async def test_a_record_of_every_kind_is_opened_where_it_belongs(app: SecretariatApp, kind: str) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        id, ref = newest(app.record(), kind)
        app.open_record(kind, id, ref)
        await there(pilot, lambda: stands_on(app, id))
        frame = app.screen
        assert isinstance(frame, Frame) and frame.shown == WAYS[kind]
        assert isinstance(frame, DeskScreen) is (kind in ("outcome", "agenda_item"))


async def test_a_delegation_opens_its_people(app: SecretariatApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        app.open_record("delegation", 0, f"{MEETING}:KR")
        await there(
            pilot, lambda: isinstance(app.screen, Beneath) and "Delegates" in shown(app) and view(app) is not None
        )


@pytest.mark.parametrize("words", ["Forums", "Series"])
async def test_lists_without_a_tab_are_gone_to_by_name(app: SecretariatApp, words: str) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        await pilot.press("ctrl+p")
        await settled(pilot, 0.3)
        await pilot.press(*words)
        await there(pilot, lambda: f"Go to {words}" in shown(app))
        await pilot.press("enter")
        await there(pilot, lambda: isinstance(app.screen, Beneath) and f"{words} · by" in shown(app))
        await pilot.press("escape")
        await there(pilot, lambda: not isinstance(app.screen, Beneath))


async def test_the_palette_finds_a_record_and_opens_it(app: SecretariatApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        await pilot.press("ctrl+p")
        await settled(pilot, 0.3)
        await pilot.press(*MEETING.lower())
        await there(pilot, lambda: f"{MEETING}  " in shown(app))
        await pilot.press("enter")
        await there(pilot, lambda: isinstance(app.screen, DeskScreen) and "Time zone" in shown(app))


@pytest.mark.parametrize("size", SIZES)
async def test_help_tells_where_one_stands(app: SecretariatApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await there(pilot, lambda: "Overdue" in shown(app))
        await pilot.press("5")
        await there(pilot, lambda: view(app) is not None and view(app).table.row is not None)
        await pilot.press("question_mark")
        await settled(pilot)
        text = shown(app)
        assert "What was agreed, who does it by when" in text and "Log progress on an action" in text
        await pilot.press("end")
        await settled(pilot, 0.4)
        assert "Leave the program" in shown(app)
