"""The tracker in the terminal, at 80×24 and wide."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import log_progress
from secretariat.actions.operations import edit_action
from secretariat.actions.screen import ActionsView
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.conflict import ConflictScreen
from secretariat.toolkit.record_form import RecordForm
from tests.actions.made import make, on, refs
from tests.done_once import done_once
from tests.toolkit.alone import NARROW, WIDE, Alone, shown
from tests.toolkit.list_demo import screen_text, settled


@done_once
def tracker(reference: Record) -> None:
    make(reference, "Sign [/draft] MoU", "July 2011", counterpart="KR", agreed_on=None)
    make(reference, "Register 林聖忠", "end of 2011", target="100 SMEs", lead="SMBA", agreed_on=None)
    make(reference, "Send [agreed in principle] trainers", agreed_on=None)
    log_progress(reference, "A-2", 35, note="from [Bogor]", on=date(2011, 8, 10))


async def typed(pilot: Pilot[None], **texts: str) -> None:
    """Fill in the form that is open, by field."""
    form = pilot.app.screen
    assert isinstance(form, RecordForm)
    for row in form.rows:
        if row.field.key in texts:
            row.text = texts[row.field.key]
    await pilot.pause()
    await pilot.press("ctrl+s")
    await settled(pilot)


async def test_at_80_columns_what_is_overdue_says_so(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        lines = screen_text(app)
        first = next(line for line in lines if "A-1" in line)
        assert "Sign [/draft] MoU" in first and "Jul 2011" in first and "overdue" in first
        second = next(line for line in lines if "A-2" in line)
        assert "林聖忠" in second and "35/100" in second
        assert all(len(line.rstrip()) <= 80 for line in lines)


async def test_the_detail_tells_target_need_and_log(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down")
        await pilot.pause(0.3)
        await settled(pilot)
        text = shown(app)
        assert "35 of 100 SMEs, needs 15 a month" in text
        assert "(31 Dec 2011, in 138 d)" in " ".join(text.split())
        assert "+35  from [Bogor]" in text
        assert "in progress since 10 August 2011" in text


async def test_progress_is_logged_with_plus(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down", "plus")
        await settled(pilot)
        await typed(pilot, amount="10", note="second list")
        assert "45/100" in shown(app)
    assert action_detail(tracker, "A-2").row.achieved == 45


async def test_done_asks_for_evidence_and_keeps_the_form_where_it_is_refused(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down", "c")
        await settled(pilot)
        await typed(pilot, evidence="the list")
        assert "35 of 100 SMEs" in shown(app) and isinstance(app.screen, RecordForm)
        await typed(pilot, why="enough for now", on="10 August 2011")
        assert not isinstance(app.screen, RecordForm)
        assert "A-2" not in "".join(line for line in screen_text(app) if "林聖忠" in line)
    row = action_detail(tracker, "A-2").row
    assert (row.status, row.ended, row.why) == ("done", "2011-08-10", "enough for now")


async def test_marked_actions_are_dropped_together_and_reopened(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("asterisk")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        await typed(pilot, why="overtaken")
        assert "No open actions" in shown(app)
        assert refs(tracker, status="dropped") == ["A-1", "A-2", "A-3"]
        await pilot.press("o")
        await settled(pilot)
        assert "dropped" in shown(app) and "status:all" in shown(app)
        await pilot.press("r")
        await settled(pilot)
    assert len(refs(tracker)) >= 1


async def test_what_cannot_be_done_is_not_offered(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        view = app.view
        assert view.check_action("finish", ()) and view.check_action("begin", ())
        assert not view.check_action("reopen", ())
        await pilot.press("down")
        await settled(pilot)
        assert not view.check_action("begin", ()) and view.check_action("log_progress", ())


async def test_a_new_action_from_a_meetings_own_list_is_from_that_meeting(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Big Sky", level="ministerial")
    make(reference, "elsewhere")
    app = Alone(ActionsView(reference, scope={"meeting": "M-1"}))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert "elsewhere" not in shown(app)
        await pilot.press("n")
        await settled(pilot)
        await typed(pilot, title="Report", due="end of September", lead="SMBA")
        assert "Report" in shown(app)
    made = action_detail(reference, "A-2")
    assert (made.row.meeting, made.row.due, made.row.lead) == (
        "M-1",
        "../2011-09",
        "Small and Medium Business Administration",
    )


async def test_where_two_changed_the_lead_both_are_shown_by_name(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        edit_action(on(tracker, tracker.today, "budi"), "A-1", lead="KR", counterpart="TW")
        await typed(pilot, lead="SMBA", counterpart="JP", note="mine")
        assert isinstance(app.screen, ConflictScreen)
        text = shown(app)
        assert "SMBA" in text and "TW" in text
    assert action_detail(tracker, "A-1").row.note == ""


async def test_the_list_is_exported_as_it_is_filtered(tracker: Record, tmp_path: Path) -> None:
    app = Alone(ActionsView(tracker))
    file = tmp_path / "tracker.md"
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"mou", "enter")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await settled(pilot)
    text = file.read_text()
    assert "Sign" in text and "Register" not in text


async def test_a_wrong_filter_is_told_and_the_list_stays(tracker: Record) -> None:
    app = Alone(ActionsView(tracker))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        app.view.query_one(Input).value = "owner:KR"
        await pilot.pause(0.3)
        await settled(pilot)
        assert "is no filter" in shown(app)


async def test_where_several_things_are_counted_progress_asks_which(reference: Record) -> None:
    make(reference, "Survey", "end of 2011", target="100 SMEs; 20 surveys [/draft]", agreed_on=None)
    make(reference, "Print", part_of="A-1", weight=3)
    app = Alone(ActionsView(reference))
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("plus")
        await settled(pilot)
        await typed(pilot, amount="5", of="surveys [/draft]")
        assert [one.achieved for one in action_detail(reference, "A-1").measures] == [0, 5]
        await pilot.pause(0.3)
        await settled(pilot)
        text = shown(app)
        assert "5 of 20 surveys [/draft]" in text and "A-2  Print" in text and "0%" in text


async def test_the_form_shows_and_keeps_measures_tags_and_the_whole(reference: Record) -> None:
    make(reference, "Programme")
    make(reference, "Survey", target="100 SMEs; 20 surveys", tags="ovop", part_of="A-1", weight=2, agreed_on=None)
    app = Alone(ActionsView(reference))
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("down", "e")
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, RecordForm)
        texts = {row.field.key: row.text for row in form.rows}
        assert (texts["target"], texts["tags"], texts["part_of"], texts["weight"]) == (
            "100 SMEs; 20 surveys",
            "ovop",
            "A-1",
            "2",
        )
        await typed(pilot, target="100 SMEs; 30 surveys", tags="ovop green", weight="5")
    detail = action_detail(reference, "A-2")
    assert [one.words for one in detail.measures] == ["100 SMEs", "30 surveys"]
    assert (detail.row.tags, detail.part_of, detail.weight) == (("ovop", "green"), "A-1", 5)
