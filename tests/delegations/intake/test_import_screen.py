"""Taking a list in from the terminal: the file, its columns, the preview, the act."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from secretariat.delegations.intake.import_screen import ImportScreen
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.queries import delegation_detail
from secretariat.delegations.screen import DelegationsView
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.test_delegations_screen import Host, keys
from tests.toolkit.alone import shown
from tests.toolkit.list_demo import settled

LIST = "Negara,Nama,Jabatan,Bagian\nKorea,[/draft] LEE Min,Director,SMBA\nAtlantis,Ana,,\n"


def of_meeting(record: Record) -> DelegationsView:
    return DelegationsView(record, scope={"meeting": MEETING})


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_list_is_taken_in_by_keys(invited: Record, tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        assert "enter Read" in shown(app)
        app.screen.query_one(Input).value = str(file)
        await keys(pilot, "enter")
        assert isinstance(app.screen, ImportScreen)
        assert "enter Change" in shown(app) and "^s Preview" in shown(app)
        assert "Jabatan" in shown(app) and "Official title" in shown(app)
        await keys(pilot, "end", "enter")  # the column nothing is known of
        app.screen.query_one(Input).value = "Organisation"
        await keys(pilot, "enter")
        assert shown(app).count("Organisation") == 1
        await keys(pilot, "ctrl+s")
        assert "[/draft] LEE Min" in shown(app) and "refused" in shown(app)
        assert "enter Read" in shown(app) and "^s Import 1" in shown(app)
        assert "1 party" in shown(app) and "Republic" in shown(app), "parties by their names"
        await keys(pilot, "ctrl+s")  # a refused row refuses all
        assert isinstance(app.screen, ImportScreen)
        assert "so nothing was; s takes in the others" in " ".join(shown(app).split())
        assert "--skip-refused" not in shown(app) and "--new-parties" not in shown(app)
        assert delegation_detail(invited, MEETING, "KR").delegates == ()
        await keys(pilot, "s", "ctrl+s")
        assert not isinstance(app.screen, ImportScreen)
        told = [note.message for note in app._notifications]
        assert any(f"{file}.refused.csv" in words for words in told)
    assert "Atlantis" in Path(f"{file}.refused.csv").read_text(encoding="utf-8-sig")
    lee = delegation_detail(invited, MEETING, "KR").delegates[0]
    assert (lee.title, lee.organisation) == ("Director", "SMBA")


async def test_what_changed_since_the_preview_is_shown_before_it_is_taken_in(invited: Record, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Negara,Nama,Jabatan\nKorea,LEE Min,Director\n", encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(file)
        await keys(pilot, "enter", "ctrl+s")
        assert "1 new" in shown(app)
        add_delegate(invited, MEETING, "KR", NewPerson("LEE Min"))
        await keys(pilot, "ctrl+s")
        assert isinstance(app.screen, ImportScreen)
        assert "1 changed" in shown(app)
        assert delegation_detail(invited, MEETING, "KR").delegates[0].title == ""
        await keys(pilot, "ctrl+s")
        assert not isinstance(app.screen, ImportScreen)
    assert [who.title for who in delegation_detail(invited, MEETING, "KR").delegates] == ["Director"]


async def test_esc_leaves_and_changes_nothing(invited: Record, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(file)
        await keys(pilot, "enter", "ctrl+s", "escape")
        assert isinstance(app.screen, ImportScreen)
        await keys(pilot, "escape")
        assert not isinstance(app.screen, ImportScreen)
    assert delegation_detail(invited, MEETING, "KR").delegates == ()


async def test_a_list_without_a_party_is_given_one(invited: Record, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Title\nLEE Min,Director\n", encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(file)
        await keys(pilot, "enter", "ctrl+s")
        assert "No column" in shown(app)
        await keys(pilot, "p")
        app.screen.query_one(Input).value = "(KR)"
        await keys(pilot, "enter", "ctrl+s", "ctrl+s")
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 1


async def test_where_no_column_looks_like_names_a_person_says_which_one_has_them(
    invited: Record, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Economy,Alias,Title\nPeru,juan,Director\nPeru,ana,Adviser\n", encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(file)
        await keys(pilot, "enter")
        assert isinstance(app.screen, ImportScreen)
        assert "No column looks like names" in shown(app) and "juan" in shown(app), "a value of each column is shown"
        await keys(pilot, "ctrl+s")
        assert "say which it is with enter" in " ".join(shown(app).split())
        await keys(pilot, "down", "enter")
        app.screen.query_one(Input).value = "Name"
        await keys(pilot, "enter", "ctrl+s", "ctrl+s")
        assert not isinstance(app.screen, ImportScreen)
    assert [one.name for one in delegation_detail(invited, MEETING, "PE").delegates] == ["ana", "juan"]


async def test_what_is_no_file_is_said_and_the_line_stands(invited: Record, tmp_path: Path) -> None:
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "I")
        app.screen.query_one(Input).value = str(tmp_path / "none.xlsx")
        await keys(pilot, "enter")
        assert app.screen.query_one(Input).value.endswith("none.xlsx")
        assert not isinstance(app.screen, ImportScreen)


async def test_a_list_that_says_nothing_new_offers_no_undo(invited: Record, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Negara,Nama,Jabatan\nIndonesia,Ana,Director\n", encoding="utf-8")
    app = Host(of_meeting(invited))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for offered in (True, False):
            app.clear_notifications()
            await keys(pilot, "I")
            app.screen.query_one(Input).value = str(file)
            await keys(pilot, "enter", "ctrl+s", "ctrl+s")
            told = " ".join(note.message for note in app._notifications)
            assert ("u Undo" in told) is offered, told
        assert "nothing was changed" in told
