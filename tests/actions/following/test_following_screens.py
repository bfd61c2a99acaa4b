"""Carrying actions into a later meeting, and reading what became of what was agreed, by keys at both sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.actions.detail import action_detail
from secretariat.actions.following.became_screen import BecameScreen
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.screen import ActionsView
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.list_query import ListQuery
from tests.actions.made import make
from tests.actions.test_screen import typed
from tests.done_once import done_once
from tests.toolkit.alone import Alone, shown
from tests.toolkit.list_demo import settled

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])


@done_once
def agreed(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Big Sky [/draft]", level="ministerial")
    add_meeting(reference, ref="M-2", title="St Petersburg", level="ministerial")
    add_outcome(reference, meeting="M-1", kind="agreed", text="Renew the memorandum 林聖忠")
    add_outcome(reference, meeting="M-1", kind="agreed", text="Meet again [agreed in principle]")
    make(reference, "Sign", "July 2011", outcome="O-1", lead="SMBA", agreed_on=None)
    make(reference, "Train", meeting="M-1")


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    await pilot.pause(0.2)
    await settled(pilot)
    return shown(pilot.app)


@SIZES
async def test_marked_actions_are_carried_together(agreed: Record, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(agreed, scope={"meeting": "M-1"}))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "asterisk")
        assert "Carry A-1, A-2 into a later meeting" in await pressed(pilot, "greater_than_sign")
        await typed(pilot, into="M-1")
        assert isinstance(app.screen, RecordForm) and "on the table of M-1 already" in " ".join(shown(app).split())
        await typed(pilot, into="M-2")
        assert not isinstance(app.screen, RecordForm)
        assert "Carried over: A-1, A-2." in shown(app)
    there = all_rows(actions_window(agreed, ListQuery(scope={"meeting": "M-2"})))
    assert [row.ref for row in there] == ["A-1", "A-2"]
    assert action_detail(agreed, "A-1").row.meeting == "M-1"
    agreed.undo()
    assert actions_window(agreed, ListQuery(scope={"meeting": "M-2"})).count() == 0


@SIZES
async def test_what_became_of_it_is_read_and_printed(agreed: Record, tmp_path: Path, size: tuple[int, int]) -> None:
    app = Alone(ActionsView(agreed, scope={"meeting": "M-1", "all": "yes"}))
    file = tmp_path / "became.md"
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = await pressed(pilot, "W")
        assert isinstance(app.screen, BecameScreen)
        assert "2 commitments · 2 actions · 0 done · 1 overdue" in " ".join(text.split())
        assert (
            "Renew the memorandum 林聖忠" in text
            and "→ A-1  Sign" in text
            and "overdue 15 days" in " ".join(text.split())
        )
        assert "Meet again [agreed in principle]" in text and "No action follows from it." in text
        await pressed(pilot, "p")
        app.screen.query_one(Input).value = str(file)
        await pressed(pilot, "enter")
        assert "Renew the memorandum" in file.read_text()
        await pressed(pilot, "escape")
        assert not isinstance(app.screen, BecameScreen)


async def test_a_list_of_no_meeting_has_no_report(agreed: Record) -> None:
    app = Alone(ActionsView(agreed))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert not app.view.check_action("became", ()) and app.view.check_action("carry", ())
        await pressed(pilot, "W")
        assert not isinstance(app.screen, BecameScreen)
