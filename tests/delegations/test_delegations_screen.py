"""Delegations and delegates in the terminal: naming people, inviting, ordering, printing by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from secretariat.delegations import operations
from secretariat.delegations.nominating import edit_delegate
from secretariat.delegations.queries import delegation_detail, meeting_roll
from secretariat.delegations.screen import DelegatesView, DelegationOpened, DelegationsView
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING, name
from tests.toolkit.alone import Alone, shown
from tests.toolkit.list_demo import settled


class Host(Alone[DelegationsView | DelegatesView]):
    """One view alone; it notes which delegation was to be opened."""

    def __init__(self, view: DelegationsView | DelegatesView) -> None:
        super().__init__(view)
        self.opened: list[str] = []
        self.headed: list[str] = []

    def on_delegation_opened(self, event: DelegationOpened) -> None:
        self.opened.append(event.ref)
        self.headed.append(event.name)


async def keys(pilot: Any, *pressed: str) -> None:
    """Press keys one after another, each when the screen has followed; what is typed into a line is typed at once."""
    for key, following in zip(pressed, (*pressed[1:], ""), strict=True):
        await pilot.press(key)
        if not (isinstance(pilot.app.focused, Input) and len(key) == len(following) == 1):
            await settled(pilot)


def of_meeting(record: Record) -> DelegationsView:
    return DelegationsView(record, scope={"meeting": MEETING})


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_list_shows_the_forums_names_in_its_order(invited: Record, size: tuple[int, int]) -> None:
    name(invited, "KR", "Dong-Sun KIM (김동선)", function="head of delegation")
    operations.edit_delegation(invited, MEETING, "KR", note_verbale="[/draft]")
    app = Host(of_meeting(invited))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = shown(app)
        assert text.index("Hong Kong, China") < text.index("Republic of Korea") < text.index("Chinese Taipei")
        assert "nominated" in text
        if size[0] > 100:
            assert "Dong-Sun KIM" in text
            assert "[/draft]" in text


async def test_without_a_meeting_the_list_shows_which_one(invited: Record) -> None:
    app = Host(DelegationsView(invited))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert MEETING in shown(app)


async def test_enter_opens_the_delegation_for_whoever_holds_the_view(invited: Record) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await keys(pilot, "down", "enter")
        assert app.opened == [f"{MEETING}:BN"]
        assert app.headed == ["Brunei Darussalam"], "a page is headed by the name that people know"


async def test_members_are_invited_with_a_key(invited: Record) -> None:
    operations.remove_delegations(invited, [one.ref for one in meeting_roll(invited, MEETING).delegations])
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "Press i to invite" in shown(app)
        await keys(pilot, "i")
        for words in (f"Invite to {MEETING}", "Members", "Observers", "Guests", "Roster of", "^s Invite"):
            assert words in shown(app)
        await keys(pilot, "ctrl+s")
        assert "Canada" in shown(app)
        assert "Invited 21 members. · u Undo" in shown(app)
    assert len(meeting_roll(invited, MEETING).delegations) == 21


async def test_observers_and_guests_are_named_in_the_form_and_completed(invited: Record) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "i", "tab", *"KOTRA, germ")
        await pilot.pause(0.3)
        await settled(pilot)
        assert "KOTRA, DE  Germany" in shown(app)
        await keys(pilot, "enter", "tab", *"Hong Kong, China", "tab", "tab", *"5 March 2011", "ctrl+s")
        assert "Invited 2 parties. · u Undo" in shown(app)
    found = {one.party: (one.invited_as, one.invited_on) for one in meeting_roll(invited, MEETING).delegations}
    assert found["KOTRA"] == found["DE"] == ("observer", "2011-03-05")
    assert found["HK"][0] == "member"


async def test_an_invitation_of_nobody_leaves_the_form(invited: Record) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "i", "right", "ctrl+s")
        assert "Nobody is named: invite the members" in shown(app)
        assert "Roster of" in shown(app)


async def test_the_order_is_chosen_and_changed_by_hand(invited: Record) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await keys(pilot, "o", "tab", "right", "ctrl+s")
        assert meeting_roll(invited, MEETING).delegations[0].party == "US"
        await keys(pilot, "home", "down", "shift+up")
        assert [one.party for one in meeting_roll(invited, MEETING).delegations][:2] == ["AU", "US"]
        assert app.view.table.row.party == "AU"


async def test_a_delegation_is_dragged_to_its_place(invited: Record) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table = app.view.table
        await pilot.mouse_down(table, offset=(10, 4))
        await pilot.mouse_up(table, offset=(10, 2))
        await settled(pilot)
        assert [one.party for one in meeting_roll(invited, MEETING).delegations][:5] == ["AU", "CL", "BN", "CA", "CN"]
        assert table.row.party == "CL"
        await pilot.click(table, offset=(10, 1))
        assert table.row.party == "AU"


async def test_the_list_is_exported_where_it_is_asked(
    invited: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "x")
        assert f"delegations-{MEETING}" in shown(app)
        await keys(pilot, "ctrl+s")
        await settled(pilot)
    assert (tmp_path / f"delegations-{MEETING}.xlsx").read_bytes()[:2] == b"PK"


async def test_a_file_that_cannot_be_written_leaves_the_question_open(invited: Record, tmp_path: Path) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "x")
        app.screen.query_one(Input).value = str(tmp_path / "list.odt")
        await keys(pilot, "ctrl+s")
        assert ".odt is not a format" in shown(app)
    assert not (tmp_path / "list.odt").exists()


async def test_a_delegate_is_named_by_a_new_name(invited: Record) -> None:
    app = Host(DelegatesView(invited, scope={"delegation": f"{MEETING}:KR"}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "Nobody is named yet" in shown(app)
        await keys(pilot, "n")
        await pilot.press(*"Min-Su LEE")
        await settled(pilot)
        await keys(pilot, "ctrl+s")
        await settled(pilot)
        assert "Min-Su LEE" in shown(app)
    assert [who.family_name for who in delegation_detail(invited, MEETING, "KR").delegates] == ["LEE"]


async def test_function_and_accreditation_change_with_a_key(invited: Record) -> None:
    for who in ("Min-Su LEE", "Dong-Sun KIM"):
        name(invited, "KR", who)
    app = Host(DelegatesView(invited, scope={"delegation": f"{MEETING}:KR"}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "asterisk", "c")
        await pilot.press(*"accred")
        await keys(pilot, "enter", "asterisk", "f", "up", "up", "enter")
        await settled(pilot)
    found = delegation_detail(invited, MEETING, "KR").delegates
    assert {who.accreditation for who in found} == {"accredited"}
    assert [(who.family_name, who.function) for who in found] == [
        ("KIM", "head of delegation"),
        ("LEE", "delegate"),
    ]


@pytest.mark.parametrize("marks", [("space", "space"), ("asterisk",)])
async def test_what_another_changed_of_a_marked_delegate_behind_the_picker_is_noticed(
    invited: Record, marks: tuple[str, ...]
) -> None:
    for who in ("Min-Su LEE", "Dong-Sun KIM"):
        name(invited, "KR", who)
    app = Host(DelegatesView(invited, scope={"delegation": f"{MEETING}:KR"}))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, *marks, "c")
        edit_delegate(invited, MEETING, "KR", "Min-Su LEE", accreditation="arrived")
        app.view.refresh_rows()
        await settled(pilot)
        await pilot.press(*"accred")
        await keys(pilot, "enter")
        await settled(pilot)
        assert "changed meanwhile" in shown(app)
        found = delegation_detail(invited, MEETING, "KR").delegates
        assert {who.family_name: who.accreditation for who in found} == {"KIM": "nominated", "LEE": "arrived"}
        # Nothing was saved of either; once it is seen on screen, the same may be done.
        await keys(pilot, "c")
        await pilot.press(*"accred")
        await keys(pilot, "enter")
        await settled(pilot)
    found = delegation_detail(invited, MEETING, "KR").delegates
    assert {who.accreditation for who in found} == {"accredited"}


async def test_a_meetings_delegates_show_their_party_and_hostile_names_whole(invited: Record) -> None:
    name(invited, "TW", "林聖忠", title="[/draft]")
    name(invited, "MY", "محمد", title="[agreed in principle]")
    app = Host(DelegatesView(invited, scope={"meeting": MEETING}))
    async with app.run_test(size=(140, 30), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = shown(app)
        for words in ("林聖忠", "محمد", "Chinese Taipei", "[/draft]", "[agreed in"):
            assert words in text
