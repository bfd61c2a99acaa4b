"""Parties, forums and a forum's members in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.parties.admitting import edit_membership, indonesian_name_in_forum
from secretariat.parties.forum_queries import forum_detail, membership_by_id
from secretariat.parties.forum_screen import ForumsView
from secretariat.parties.operations import add_party, edit_party
from secretariat.parties.queries import party_detail
from secretariat.parties.roster_screen import RosterView
from secretariat.parties.screen import PartiesView
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.toolkit.conflict import ConflictScreen
from secretariat.toolkit.drafts import Drafts
from secretariat.toolkit.record_form import RecordForm
from secretariat.toolkit.records_view import RecordsView
from secretariat.values.list_query import ListQuery
from tests.toolkit.alone import NARROW, WIDE, Alone, shown
from tests.toolkit.list_demo import settled


class Host(Alone[RecordsView]):
    """One view alone."""

    drafts: Drafts | None = None


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_parties_show_every_script_and_bracket(reference: Record, size: tuple[int, int]) -> None:
    for code, name in (("0A", "[/draft] 김동선"), ("0B", "林聖忠 [agreed in principle]")):
        add_party(reference, code=code, name=name)
    app = Host(PartiesView(reference))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.view.filter_by("0")
        await settled(pilot, 0.3)
        text = shown(app)
        assert all(name in text for name in ("[/draft] 김동선", "林聖忠 [agreed in principle]"))


async def test_a_party_is_added_and_undone_from_the_keyboard(reference: Record) -> None:
    app = Host(PartiesView(reference))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("n")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"SMRC", "tab", *"Centre [/x]", "ctrl+s")
        await settled(pilot, 0.4)
        assert party_detail(reference, "SMRC").name == "Centre [/x]"
        assert app.view.table.row is not None and app.view.table.row.ref == "SMRC"


async def test_forums_show_their_members_and_open_the_roster(reference: Record) -> None:
    app = Host(ForumsView(reference))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.3)
        text = shown(app)
        assert "APEC" in text and " 21" in text and "Members on 15 August 2011: 21" in text
        await pilot.press("enter")
        await settled(pilot, 0.4)
        text = shown(app)
        assert "Hong Kong, China" in text and "12 November 1991" in text and "Chinese Taipei" in text
        await pilot.press("escape")
        await settled(pilot, 0.2)
        assert len(app.screen_stack) == 1


async def test_a_party_is_admitted_and_leaves_from_the_keyboard(reference: Record) -> None:
    app = Host(RosterView(reference, scope={"forum": "ID-KR"}))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert "Press n to admit one" in shown(app)
        await pilot.press("n")
        await settled(pilot, 0.2)
        await pilot.press(*"ID", "tab", *"1973", "ctrl+s")
        await settled(pilot, 0.4)
        assert len(app.screen_stack) == 1, shown(app)
        await pilot.press("l")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"2010", "ctrl+s")
        await settled(pilot, 0.4)
        window = app.view.window(ListQuery(scope={"forum": "ID-KR"}))
        (row,) = window.rows(0, 9)
        assert (row.ref, row.since, row.until) == ("ID", "1973", "2010")
        assert forum_detail(reference, "ID-KR").former == 1


async def test_what_others_saved_since_a_draft_was_typed_is_a_conflict(reference: Record, tmp_path: Path) -> None:
    view, drafts = PartiesView(reference), Drafts(tmp_path / "drafts")
    before = party_detail(reference, "KR")
    drafts.write(f"parties.edit:KR:@{reference.where}", {"note": "mine [/draft]"}, version=before.version)
    edit_party(reference, "KR", note="theirs")
    app = Host(view)
    app.drafts = drafts
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        app.push_screen(RecordForm(view.edit_form(before.id)))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, ConflictScreen)
        assert "mine [/draft]" in shown(app) and "theirs" in shown(app)
    assert party_detail(reference, "KR").note == "theirs"


def test_the_form_of_a_membership_keeps_the_indonesian_name_it_shows_beside_a_new_name(reference: Record) -> None:
    view = RosterView(reference, scope={"forum": "APEC"})
    window = view.window(ListQuery("hong kong", scope={"forum": "APEC"}))
    (row,) = window.rows(0, 9)
    form = view.edit_form(row.id)
    assert form.values["name_id"] == "Hong Kong, Tiongkok"
    edit_membership(Record(reference.url, user="budi"), row.id, name_id="Hong Kong (Tiongkok)")
    with pytest.raises(Conflict) as conflict:
        form.save({"name_id": "Hongkong"}, form.version)
    assert [(one.field, one.theirs) for one in conflict.value.fields] == [("name_id", "Hong Kong (Tiongkok)")]
    form.save({"name": "Hong Kong SAR"}, conflict.value.version)
    assert membership_by_id(reference, row.id).name_in_forum == "Hong Kong SAR"
    assert indonesian_name_in_forum(reference, row.id) == "Hong Kong (Tiongkok)"
