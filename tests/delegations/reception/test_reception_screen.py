"""The door in the terminal: scanned and typed, two desks at once, walk-ins, stand-ins, arrivals by party."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Key, Paste
from textual.widgets import Static

from secretariat.delegations import nominating
from secretariat.delegations.queries import delegation_detail
from secretariat.delegations.reception import operations
from secretariat.delegations.reception.check_in_screen import CheckInView
from secretariat.delegations.reception.screen import ReceptionScreen
from secretariat.record.acts import history
from secretariat.record.record import Record
from secretariat.toolkit.look import STYLE_SHEET, dress
from tests.delegations.apec_meeting import MEETING, invite_members, name
from tests.done_once import done_once
from tests.journeys.driving import begun, gone, opened_app, typed, until
from tests.toolkit.alone import shown

SIZES = [(80, 24), (140, 40)]


class Door(App[None]):
    """The reception alone."""

    CSS = STYLE_SHEET

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def compose(self) -> ComposeResult:
        yield Static("below", markup=False)

    def on_mount(self) -> None:
        dress(self)
        self.push_screen(ReceptionScreen(self.record, MEETING))

    @property
    def desk(self) -> CheckInView:
        return self.screen.query_one(CheckInView)


@done_once
def people(record: Record) -> None:
    """Four delegates: P-1 to P-3 of Korea, P-4 of the United States."""
    invite_members(record)
    name(record, "KR", "Dong-Sun KIM (김동선)", function="head of delegation", title="Administrator [/draft]")
    name(record, "KR", "Min-su KIM", organisation="SMBA [agreed in principle]")
    name(record, "KR", "林聖忠")
    name(record, "US", "Ana SÁNCHEZ", function="head of delegation")


@asynccontextmanager
async def at_the_door(record: Record, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Any, Door]]:
    app = Door(record)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "of 4 arrived")
        yield pilot, app


def wedge(app: App[Any], *badges: str) -> None:
    """A scanner: every character and Enter, without waiting for anything."""
    for badge in badges:
        for character in badge:
            app.post_message(Key(_KEYS.get(character, character), character))
        app.post_message(Key("enter", "\r"))


_KEYS = {":": "colon", "-": "minus", " ": "space"}


def states(record: Record, party: str = "KR") -> dict[str, str]:
    one = delegation_detail(record, MEETING, party)
    return {who.person: who.accreditation for who in (*one.delegates, *one.withdrawn)}


def check_ins(record: Record) -> int:
    with record.reading() as connection:
        return sum(act.label.startswith("Check in") for act in history(connection))


@pytest.mark.parametrize("size", SIZES)
async def test_a_scanned_badge_checks_in_at_once_and_says_who(people: Record, size: tuple[int, int]) -> None:
    async with at_the_door(people, size) as (pilot, app):
        wedge(app, f"{MEETING}:KR:P-1")
        await until(pilot, "1 of 4 arrived")
        text = shown(app)
        assert "ARRIVED" in text and "Dong-Sun KIM (김동선)" in text
        assert "Republic of Korea · head of delegation" in text and "Administrator [/draft]" in text
        assert app.desk.line.value == ""
    assert states(people)["P-1"] == "arrived"


async def test_badges_scanned_without_pause_lose_no_key_and_check_nobody_in_twice(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        badges = [f"{MEETING}:KR:P-{n}" for n in (1, 2, 3)] + [f"{MEETING}:US:P-4"]
        wedge(app, *badges, *badges, badges[0])
        await until(pilot, "4 of 4 arrived")
        await until(pilot, "ALREADY HERE since")
        await until(pilot, "Dong-Sun KIM")
        assert app.desk.line.value == ""
        assert app.desk.index is not None and app.desk.index.arrived == 4
    assert check_ins(people) == 4


async def test_a_scanner_that_pastes_is_understood(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        app.desk.line.post_message(Paste(f"{MEETING}:KR:P-1\n{MEETING}:KR:P-2\r\n"))
        await until(pilot, "2 of 4 arrived")
        assert app.desk.line.value == ""


async def test_who_leaves_the_page_at_once_has_checked_in_what_was_scanned(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        wedge(app, *(f"{MEETING}:KR:P-{n}" for n in (1, 2, 3)))
        app.post_message(Key("escape", None))
        await until(pilot, "below")
        while check_ins(people) < 3:
            await pilot.pause(0.05)
    assert set(states(people).values()) == {"arrived"}


@pytest.mark.parametrize(
    ("letters", "who"),
    [("dong", "P-1"), ("KIM DON", "P-1"), ("김동선", "P-1"), ("聖忠", "P-3"), ("sanchez", "P-4"), ("states", "P-4")],
)
async def test_some_letters_of_a_name_and_enter_check_in(people: Record, letters: str, who: str) -> None:
    async with at_the_door(people) as (pilot, _app):
        await typed(pilot, letters)
        await until(pilot, "1 person")
        await pilot.press("enter")
        await until(pilot, "1 of 4 arrived")
    assert (states(people) | states(people, "US"))[who] == "arrived"


async def test_of_several_the_marked_one_is_checked_in(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        await typed(pilot, "kim")
        await until(pilot, "2 people")
        await until(pilot, "Min-su KIM")
        await pilot.press("down")
        await until(pilot, "Dong-Sun")
        marked = app.desk.found.row
        assert marked is not None
        await pilot.press("enter")
        await until(pilot, "1 of 4 arrived")
        assert app.desk.line.value == ""
    assert states(people)[marked.person] == "arrived"


async def test_a_name_typed_blind_that_several_have_checks_nobody_in(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        app.desk.found.show = lambda *_args, **_kwargs: None  # type: ignore[method-assign]  # nothing is on screen yet
        wedge(app, "kim")
        await until(pilot, "2 people found: the arrows mark one")
        await until(pilot, "›  kim")
    assert check_ins(people) == 0


@pytest.mark.parametrize("size", SIZES)
async def test_who_can_not_come_in_is_told_why(people: Record, size: tuple[int, int]) -> None:
    nominating.edit_delegate(people, MEETING, "KR", "P-1", replaced_by="P-2")
    nominating.edit_delegate(people, MEETING, "KR", "P-3", accreditation="withdrawn")
    app = Door(people)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "of 2 arrived")
        for badge, words in (
            (f"{MEETING}:KR:P-1", "Dong-Sun KIM (김동선) was replaced by Min-su KIM (P-2)"),
            (f"{MEETING}:KR:P-3", "withdrew from the delegation"),
            (f"{MEETING}:KR:P-77", "Nobody at this meeting has the reference"),
            ("nobody [/b]", "Nobody at this meeting answers to “nobody [/b]”"),
        ):
            wedge(app, badge)
            await until(pilot, words)
            await until(pilot, "NOT ")
    assert check_ins(people) == 0


async def test_what_another_desk_does_is_here_without_disturbing_what_is_typed(people: Record) -> None:
    app = opened_app(people)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.push_screen(ReceptionScreen(app.opened or people, MEETING))
        await until(pilot, "0 of 4 arrived")
        await typed(pilot, "min")
        await until(pilot, "1 person")
        other = Record(people.url, user="budi")
        await asyncio.to_thread(operations.arrive, other, MEETING, ["P-2", "P-4"])
        await until(pilot, "2 of 4 arrived")
        desk = app.screen.query_one(CheckInView)
        assert desk.line.value == "min"
        await pilot.press("enter")
        await until(pilot, "ALREADY HERE since")
        name(other, "US", "Newly NAMED")
        await until(pilot, "2 of 5 arrived")
        await asyncio.to_thread(operations.send_back, other, MEETING, ["P-2"])
        await until(pilot, "1 of 5 arrived")
        other.close()


async def test_f8_takes_back_this_desks_last_act_and_no_other(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        wedge(app, f"{MEETING}:KR:P-1")
        await until(pilot, "1 of 4 arrived")
        other = Record(people.url, user=people.user)
        await asyncio.to_thread(operations.arrive, other, MEETING, ["P-4"])
        other.close()
        await pilot.press("f8")
        await until(pilot, "UNDONE")
        await until(pilot, "1 of 4 arrived")
    assert (states(people)["P-1"], states(people, "US")["P-4"]) == ("nominated", "arrived")


@pytest.mark.parametrize("size", SIZES)
async def test_a_walk_in_is_taken_with_f2(people: Record, size: tuple[int, int]) -> None:
    async with at_the_door(people, size) as (pilot, app):
        await typed(pilot, "Jiwon PARK")
        await until(pilot, "Nobody has these words")
        await pilot.press("f2")
        await until(pilot, "Organisation")
        await typed(pilot, "KR")
        await pilot.press("escape") if "▾" in shown(app) and "Republic" in shown(app) else None
        await pilot.press("ctrl+s")
        await until(pilot, "1 of 5 arrived")
        text = shown(app)
        assert "walk-in" in text and "Jiwon PARK" in text
        assert app.desk.line.value == "" and app.focused is app.desk.line
    assert "arrived" in states(people).values()


async def test_somebody_comes_in_place_of_who_is_marked(people: Record) -> None:
    async with at_the_door(people) as (pilot, app):
        await typed(pilot, "sanchez")
        await until(pilot, "1 person")
        await until(pilot, "head of delegation")
        await pilot.press("f3")
        await until(pilot, "In place of Ana SÁNCHEZ")
        await typed(pilot, "Joe DOE")
        await pilot.press("ctrl+s")
        await until(pilot, "in place of Ana SÁNCHEZ")
        await until(pilot, "1 of 4 arrived")
        assert "Joe DOE" in shown(app)
    assert sorted(states(people, "US").values()) == ["arrived", "replaced"]


@pytest.mark.parametrize("size", SIZES)
async def test_arrivals_stand_by_party_with_their_heads(people: Record, size: tuple[int, int]) -> None:
    operations.arrive(people, MEETING, ["P-2", "P-4"])
    operations.walk_in(people, MEETING, "KR", nominating.NewPerson("Jiwon PARK"))
    app = Door(people)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "3 of 5 arrived")
        await pilot.press("f4")
        await until(pilot, "1 of 2 heads there · 1 walk-in")
        text = shown(app)
        assert "3 of 5 arrived" in text and "there since" in text and "not here yet" in text
        assert "Australia" not in text
        await pilot.press("enter")
        await until(pilot, "Not here yet")
        await pilot.press("f4")
        await until(pilot, "by order of precedence")
        await gone(pilot, "there since")
        assert "Dong-Sun KIM" in shown(app) and "SÁNCHEZ" not in shown(app)
        await pilot.press("escape")
        await until(pilot, "Type a name or scan a badge")
        assert app.focused is app.desk.line
        await pilot.press("escape")
        await until(pilot, "below")


async def test_the_door_is_reached_from_the_delegations_and_the_meetings_page(people: Record) -> None:
    app = opened_app(people)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("3")
        await until(pilot, MEETING)
        await pilot.press("c")
        await until(pilot, "0 of 4 arrived")
        await pilot.press("escape")
        await until(pilot, "Delegations")
        app.open_desk(MEETING)
        await until(pilot, "Big Sky")
        await pilot.press("c")
        await until(pilot, "0 of 4 arrived")
