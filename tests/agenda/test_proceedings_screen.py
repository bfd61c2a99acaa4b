"""Typing proceedings in the terminal: item to item, kept through a crash, outcomes and actions in a key."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from textual import on

from secretariat.actions.model import action
from secretariat.agenda.operations import add_item, edit_item
from secretariat.agenda.proceedings_screen import ProceedingsView
from secretariat.agenda.queries import item_detail, meeting_agenda
from secretariat.agenda.screen import AgendaView
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.record_messages import ActionAsked
from tests.done_once import done_once
from tests.journeys.driving import begun, gone, opened_app, until
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.list_demo import screen_text, settled

MEETING = "APEC-T-18"


class Host(Alone[AgendaView]):
    """The agenda's view alone; it notes what is to become an action."""

    def __init__(self, record: Record) -> None:
        super().__init__(AgendaView(record, scope={"meeting": MEETING}))
        self.asked: list[ActionAsked] = []

    @on(ActionAsked)
    def _asked(self, event: ActionAsked) -> None:
        self.asked.append(event)


@done_once
def agenda(reference: Record) -> None:
    """A meeting with three items."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    for title in ("Opening", "[/draft] themes", "Closing"):
        add_item(reference, MEETING, title=title)


async def typing(app: Host, pilot: Any, *keys: str) -> ProceedingsView:
    """Open the place where proceedings are typed, and type."""
    await settled(pilot)
    await pilot.press("w")
    await settled(pilot, 0.2)
    await pilot.press(*keys)
    await settled(pilot, 0.1)
    return app.screen.query_one(ProceedingsView)


def kept(record: Record) -> list[str]:
    return [item.proceedings for item in meeting_agenda(record, MEETING).items]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_one_types_from_item_to_item_and_each_is_saved_on_the_way(agenda: Record, size: tuple[int, int]) -> None:
    app = Host(agenda)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await typing(app, pilot, *"[a] b", "ctrl+down")
        await settled(pilot, 0.3)
        assert kept(agenda)[0] == "[a] b"
        assert any("[/draft] themes" in line for line in screen_text(app))
        await pilot.press(*"second", "f10")
        await settled(pilot, 0.3)
        await pilot.press(*"third", "escape")
        await settled(pilot, 0.3)
        assert kept(agenda) == ["[a] b", "second", "third"]
        assert app.view.table.row is not None
        assert app.view.table.row.title == "Closing"


async def test_what_was_typed_is_back_after_a_crash(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, *"lost")
        await settled(pilot, 0.8)
    assert kept(agenda)[0] == ""
    again = Host(agenda)
    async with again.run_test(size=NARROW, notifications=True) as pilot:
        view = await typing(again, pilot)
        assert view.editor.text == "lost"
        assert any("is back" in line for line in screen_text(again))
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert kept(agenda)[0] == "lost"


@pytest.mark.parametrize(("key", "kind"), [("f2", "agreed"), ("f3", "offered"), ("f4", "welcomed"), ("f5", "noted")])
async def test_the_paragraph_becomes_an_outcome_in_a_key(agenda: Record, key: str, kind: str) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, *"First.", "enter", "enter", *"Ministers [agreed].", key)
        await settled(pilot, 0.4)
        item = item_detail(agenda, MEETING, "1")
        assert [(one.kind, one.text) for one in item.outcomes] == [(kind, "Ministers [agreed].")]
        assert item.proceedings == "First.\n\nMinisters [agreed]."
        assert any("Ministers [agreed]." in line and kind in line for line in screen_text(app))


async def test_selected_words_become_the_outcome(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, *"one two", "ctrl+shift+left", "f2")
        await settled(pilot, 0.4)
        assert [one.text for one in item_detail(agenda, MEETING, "1").outcomes] == ["two"]


async def test_an_action_is_asked_for_with_the_words_and_the_item(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, *"Sign it", "f8")
        await settled(pilot, 0.4)
        item = item_detail(agenda, MEETING, "1")
        assert [(one.source, one.text) for one in app.asked] == [({"meeting": MEETING, "item": item.ref}, "Sign it")]
        assert item.proceedings == "Sign it"


async def test_an_action_from_the_words_of_an_outcome_follows_up_that_outcome(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, *"Sign it", "f3")
        await settled(pilot, 0.4)
        (came,) = item_detail(agenda, MEETING, "1").outcomes
        await pilot.press("f8")
        await settled(pilot, 0.4)
        assert [one.source.get("outcome") for one in app.asked] == [came.ref]


async def test_an_item_is_taken_in_a_key(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await typing(app, pilot, "f9")
        await settled(pilot, 0.3)
        assert item_detail(agenda, MEETING, "1").status == "taken"


async def test_where_somebody_else_typed_both_texts_stand_there_before_saving(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        view = await typing(app, pilot, *"mine")
        edit_item(Record(agenda.url, user="budi"), item_detail(agenda, MEETING, "1").ref, proceedings="theirs")
        await pilot.press("ctrl+s")
        await settled(pilot, 0.4)
        assert view.editor.text == "theirs\n\nmine"
        assert kept(agenda)[0] == "theirs"
        assert any("budi" in line for line in screen_text(app))
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert kept(agenda)[0] == "theirs\n\nmine"


async def test_what_others_typed_is_taken_up_where_nothing_is_typed(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        view = await typing(app, pilot)
        edit_item(Record(agenda.url, user="budi"), item_detail(agenda, MEETING, "1").ref, proceedings="theirs")
        view.refresh_rows()
        await settled(pilot, 0.3)
        assert view.editor.text == "theirs"


async def test_leaving_the_actions_line_as_it_begins_asks_nothing_and_what_was_typed_there_is_asked_about(
    agenda: Record,
) -> None:
    app = opened_app(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await begun(pilot)
        app.open_desk(MEETING, "agenda")
        await until(pilot, "Closing")
        await pilot.press("w")
        await until(pilot, "1 of 3")
        await pilot.press(*"Sign it", "f8")
        await until(pilot, "New action")
        await pilot.press("escape")
        await gone(pilot, "New action")
        assert "Leave without saving?" not in "\n".join(screen_text(app))
        await pilot.press("f8")
        await until(pilot, "New action")
        await pilot.press("x", "escape")
        await until(pilot, "Leave without saving?")


async def test_the_actions_line_begins_with_the_words_and_keeps_the_item(agenda: Record) -> None:
    app = opened_app(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await begun(pilot)
        app.open_desk(MEETING, "agenda")
        await until(pilot, "Closing")
        await pilot.press("w")
        await until(pilot, "1 of 3")
        await pilot.press(*"Sign [the memorandum]", "f8")
        await until(pilot, "New action")
        await pilot.press(*" !high", "enter")
        await until(pilot, "A-1")
    item = item_detail(agenda, MEETING, "1")
    assert item.proceedings == "Sign [the memorandum]"
    with agenda.reading() as connection:
        kept = connection.execute(select(action.c.title, action.c.priority, action.c.item_id)).all()
    assert [tuple(row) for row in kept] == [("Sign [the memorandum]", "high", item.id)]
