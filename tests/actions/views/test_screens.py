"""The tracker's other views in the terminal, by keys alone, at 80x24 and 140x40."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.actions.detail import action_detail
from secretariat.actions.screen import ActionsView
from secretariat.actions.views.saved import save_filter, saved_filters
from secretariat.actions.views.screen import ActionViews, OneGroup
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from tests.actions.made import make
from tests.actions.test_screen import typed
from tests.done_once import done_once
from tests.toolkit.alone import Alone, shown
from tests.toolkit.list_demo import screen_text, settled

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])


@done_once
def views(reference: Record) -> None:
    make(reference, "Sign [/draft] MoU", "July 2011", counterpart="KR", priority="high", agreed_on=None)
    make(reference, "Register 林聖忠", "20 August 2011", target="100 SMEs", lead="SMBA", agreed_on=None)
    make(reference, "Report", "August 2011", lead="SMBA", agreed_on=None)
    make(reference, "Send [agreed in principle] trainers", "Q1 2012", counterpart="KR", agreed_on=None)


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    await pilot.pause(0.2)
    await settled(pilot)
    return shown(pilot.app)


def line_with(app: App[None], words: str) -> str:
    """The line of the list, not what stands beside it."""
    return next(line for line in screen_text(app) if words in line[:70])


@SIZES
async def test_v_leads_to_groups_and_into_one_and_back(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = await pressed(pilot, "v")
        assert isinstance(app.screen, ActionViews) and "By lead" in text
        assert line_with(app, "no owner").split()[:4] == ["no", "owner", "2", "1"]
        await pressed(pilot, "down")
        text = await pressed(pilot, "enter")
        assert isinstance(app.screen, OneGroup)
        assert "Register 林聖忠" in text and "Report" in text and "Sign" not in text
        await pressed(pilot, "escape")
        assert isinstance(app.screen, ActionViews)
        text = await pressed(pilot, "2")
        assert "with nobody" in text and "Republic of Korea" in text
        assert "from no meeting" in await pressed(pilot, "3")
        await pressed(pilot, "escape")
        assert not isinstance(app.screen, ActionViews)
        assert all(len(line.rstrip()) <= size[0] for line in screen_text(app))


@SIZES
async def test_the_filter_goes_along_and_no_view_leads_to_itself(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views, words="due>2011-08-01"))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "v")
        assert line_with(app, "no owner").split()[:4] == ["no", "owner", "1", "·"]
        text = await pressed(pilot, "6")
        assert "Register" in text and "Sign [/draft]" not in text
        await pressed(pilot, "v")
        await pressed(pilot, "escape")
        await pressed(pilot, "escape")
        assert not isinstance(app.screen, ActionViews)


@SIZES
async def test_the_timeline_goes_through_time(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "v")
        await pressed(pilot, "4")
        assert "━━━━" in line_with(app, "Sign [/draft]") and "●" in line_with(app, "林聖忠")
        assert "May" in line_with(app, "Aug")
        for key, back in (("right", "left"), ("full_stop", "comma")):
            await pressed(pilot, key)
            assert "◂" in line_with(app, "Sign [/draft]") and "●" in line_with(app, "林聖忠")
            await pressed(pilot, back)
            assert "━━━━" in line_with(app, "Sign [/draft]")
        for _again in range(4):
            await pressed(pilot, "full_stop")
        assert "◂" in line_with(app, "Sign [/draft]") and "'13" in shown(app)
        await pressed(pilot, "t")
        assert "━━━━" in line_with(app, "Sign [/draft]")


@SIZES
async def test_the_month_counts_days_and_lists_what_is_due(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "v")
        text = await pressed(pilot, "5")
        assert "August 2011 · 1 due in the month, without a day" in text
        assert "[15]" in text and "20·1" in text
        assert "Register" in text and "Report" in text and "Sign" not in text
        text = await pressed(pilot, "left")
        assert "July 2011" in text and "Sign [/draft]" in text and "Report" not in text
        text = await pressed(pilot, "comma")
        assert "June 2011" in text and "Nothing is due in this month." in text
        text = await pressed(pilot, "right", "full_stop")
        assert "20·1" in text
        text = await pressed(pilot, "full_stop", "t")
        assert "[15]" in text
        text = await pressed(pilot, "enter")
        assert "(in 5 d)" in text, text


@SIZES
async def test_urgency_explains_its_sum(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "v")
        await pressed(pilot, "6")
        first = line_with(app, "A-1")
        assert first.split()[0] == "34" and "overdue 15 days" in first
        await pressed(pilot, "enter")
        assert "34 = overdue 15 days +20, priority high +10, no owner +4" in " ".join(
            " ".join(part.strip(" │") for part in line.split("│")[-1:]).strip() for line in screen_text(app)
        ).replace("  ", " ")


@SIZES
async def test_f_keeps_what_is_typed_finds_it_again_and_lets_it_go(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert "No filter is kept yet" in await pressed(pilot, "f")
        await pressed(pilot, "slash", *"mou", "enter")
        assert "Keep “mou” under a name" in await pressed(pilot, "f")
        await pressed(pilot, "enter")
        app.screen.query_one(Input).value = "our MoU [/draft]"
        text = await pressed(pilot, "enter")
        assert [(one.name, one.words) for one in saved_filters(views)] == [("our MoU [/draft]", "mou")]
        text = await pressed(pilot, "escape")
        assert "Report" in text
        text = await pressed(pilot, "f")
        assert "our MoU [/draft]" in text
        await pressed(pilot, "enter")
        app.clear_notifications()  # what is said stands over the first row here; the application has a line for it
        text = await pressed(pilot)
        assert "Sign" in text and "Report" not in text
        await pressed(pilot, "f")
        await pressed(pilot, *"longer", "enter")
        assert "Keep no longer" in shown(app)
        text = await pressed(pilot, "enter")
        assert saved_filters(views) == [] and "Deleted the filter" in text


@SIZES
async def test_a_kept_filter_is_named_in_the_filter_line(views: Record, size: tuple[int, int]) -> None:
    save_filter(views, "late from Korea", "overdue party:KR")
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        app.view.query_one(Input).value = '":late from Korea"'
        await pilot.pause(0.3)
        text = await pressed(pilot, "enter")
        assert "Sign [/draft]" in text and "trainers" not in text
        await pilot.press("slash")
        app.view.query_one(Input).value = ":gone"
        await pilot.pause(0.3)
        await settled(pilot)
        assert "No filter is kept under “gone”" in shown(app)


@SIZES
async def test_e_with_several_marked_edits_them_together(views: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(views))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "space", "space")
        assert "Edit 2 actions" in await pressed(pilot, "e")
        await typed(pilot, due="end of 2012", tags="green")
        assert not isinstance(app.screen, RecordForm)
        assert "Saved 2 actions." in shown(app)
    for ref in ("A-1", "A-2"):
        row = action_detail(views, ref).row
        assert (row.due, row.tags) == ("../2012", ("green",))
    assert action_detail(views, "A-1").row.counterpart == "KR"
    views.undo()
    assert action_detail(views, "A-1").row.due == "2011-07"
