"""A meeting is closed when nothing is undecided, or for a reason that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from textual.app import App, ComposeResult

from secretariat.actions.operations import add_action
from secretariat.agenda.carrying import carry_over
from secretariat.agenda.operations import add_item, edit_item
from secretariat.bilaterals.operations import request_bilateral
from secretariat.declarations.operations import add_declaration
from secretariat.delegations.operations import add_delegation
from secretariat.desk.closing import still_undecided
from secretariat.desk.screen import SummaryView
from secretariat.history.queries import acts_of
from secretariat.meetings.model import meeting
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.programme_model import session
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.record.undecided import StillUndecided
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.values.refusal import Refused
from tests.done_once import done_once
from tests.toolkit.list_demo import screen_text, settled

MEETING = "APEC-T-18"
Run = Callable[..., Any]


@done_once
def concluded(reference: Record) -> None:
    """A concluded meeting on which nothing hangs."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    for status in ("confirmed", "in session", "concluded"):
        change_status(reference, [MEETING], status)


def undecided(record: Record) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, one.what, one.which) for one in still_undecided(record, MEETING)[1]]


def test_a_meeting_with_nothing_undecided_is_closed_without_a_question(concluded: Record) -> None:
    assert undecided(concluded) == []
    assert change_status(concluded, [MEETING], "closed") == [MEETING]


def test_items_that_were_not_taken_are_undecided(concluded: Record) -> None:
    for title in ("Opening", "[/draft]", "林聖忠", "Closing"):
        add_item(concluded, MEETING, title=title)
    refs = [f"I-{n}" for n in range(1, 5)]
    edit_item(concluded, refs[0], status="taken")
    edit_item(concluded, refs[1], status="postponed")
    edit_item(concluded, refs[2], status="carried over")
    assert undecided(concluded) == [
        ("Agenda", "items not taken", ("4",)),
        ("Agenda", "items postponed", ("2",)),
        ("Agenda", "items carried over into no meeting yet", ("3",)),
    ]
    add_meeting(concluded, ref="M-19", title="19th", level="ministerial")
    carry_over(concluded, refs[1:], to="M-19")
    assert undecided(concluded) == []


def test_bilaterals_not_held_are_undecided(concluded: Record) -> None:
    ref = request_bilateral(concluded, MEETING, "ID", "KR").ref
    assert undecided(concluded) == [("Bilaterals", "not held", (ref,))]


def test_texts_under_negotiation_are_undecided(concluded: Record) -> None:
    ref = add_declaration(concluded, title="Big Sky [Declaration]", meeting=MEETING).ref
    assert undecided(concluded) == [("Texts", "neither adopted nor ended", (ref,))]


def test_what_was_agreed_without_an_action_is_undecided_what_was_noted_is_not(concluded: Record) -> None:
    first = add_outcome(concluded, meeting=MEETING, kind="agreed", text="Sign it").ref
    add_outcome(concluded, meeting=MEETING, kind="noted", text="Noted")
    assert undecided(concluded) == [("Outcomes", "without an action", (first,))]
    add_action(concluded, title="Sign it", outcome=first)
    assert undecided(concluded) == []


def test_delegations_that_did_not_answer_are_undecided(concluded: Record) -> None:
    add_delegation(concluded, MEETING, "KR")
    add_delegation(concluded, MEETING, "JP", status="regrets")
    assert undecided(concluded) == [("Delegations", "neither confirmed nor regrets", ("KR",))]


def test_a_session_that_was_not_ended_is_undecided(concluded: Record) -> None:
    began = datetime(2011, 5, 20, 2, tzinfo=UTC)
    with concluded.act("A session") as work:
        at = work.connection.execute(select(meeting.c.id).where(meeting.c.ref == MEETING)).scalar_one()
        values = {"ref": "S-1", "meeting_id": at, "day": began.date(), "track": "", "position": 1, "kind": "plenary"}
        work.insert(session, {**values, "status": "planned", "title": "[Plenary]", "began_at": began, "folded": ""})
    assert undecided(concluded) == [("Sessions", "still running", ("[Plenary]",))]


class Host(App[None]):
    """The page of the meeting alone."""

    CSS = STYLE_SHEET

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.view = SummaryView(record, scope={"meeting": MEETING})

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        dress(self)
        self.view.pane.focus()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_in_the_terminal_the_list_is_shown_and_a_reason_closes(concluded: Record, size: tuple[int, int]) -> None:
    add_item(concluded, MEETING, title="[/draft]")
    app = Host(concluded)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        assert "items not taken: 1" in "\n".join(screen_text(app))
        await pilot.press("t")
        await settled(pilot)
        await pilot.press(*"closed", "enter")
        await settled(pilot, 0.3)
        shown = "\n".join(screen_text(app))
        assert "Still undecided of APEC-T-18. Close it all the same?" in shown
        assert "items not taken: 1" in shown
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert "Say why" in "\n".join(screen_text(app))
        assert meeting_detail(concluded, MEETING).row.status == "concluded"
        await pilot.press(*"No time", "enter")
        await settled(pilot, 0.3)
        assert meeting_detail(concluded, MEETING).row.status == "closed"


def test_closing_is_refused_with_the_list_and_done_for_a_reason_that_is_kept(concluded: Record) -> None:
    add_item(concluded, MEETING, title="Opening")
    with pytest.raises(StillUndecided, match="items not taken: 1") as caught:
        change_status(concluded, [MEETING], "closed")
    assert [(ref, one.which) for ref, one in caught.value.left] == [(MEETING, ("1",))]
    assert meeting_detail(concluded, MEETING).row.status == "concluded"
    change_status(concluded, [MEETING], "closed", anyway="The chair [decided] so")
    assert meeting_detail(concluded, MEETING).row.status == "closed"
    newest = acts_of(concluded, limit=1)[0]
    assert "The chair [decided] so" in newest.label
    concluded.undo()
    assert meeting_detail(concluded, MEETING).row.status == "concluded"


def test_where_one_of_several_is_undecided_none_is_closed(concluded: Record) -> None:
    add_meeting(concluded, ref="M-2", title="Second", level="working level")
    for status in ("confirmed", "in session", "concluded"):
        change_status(concluded, ["M-2"], status)
    add_item(concluded, MEETING, title="Opening")
    with pytest.raises(Refused, match=MEETING):
        change_status(concluded, ["M-2", MEETING], "closed")
    assert meeting_detail(concluded, "M-2").row.status == "concluded"


def test_the_command_line_lists_refuses_and_closes_with_a_reason(run: Run) -> None:
    run("meetings", "add", "--ref", "M-1", "--title", "Meeting", "--level", "working level")
    run("agenda", "add", "M-1", "--title", "Opening")
    for status in ("confirmed", "in-session", "concluded"):
        run("meetings", "status", "M-1", status)
    rows = json.loads(run("meetings", "undecided", "M-1", "--format", "json").out)
    assert rows == [{"kind": "Agenda", "what": "items not taken", "which": ["1"]}]
    refused = run("meetings", "status", "M-1", "closed")
    assert (refused.code, refused.out) == (1, "")
    assert "M-1: Agenda, items not taken: 1" in refused.err
    assert "--anyway --why TEXT" in refused.err
    assert run("meetings", "status", "M-1", "closed", "--anyway").code == 2
    assert run("meetings", "status", "M-1", "closed", "--anyway", "--why", "No time").code == 0
    assert "No time" in run("history", "M-1").out
