"""Typing in the drafting room: drafts, others' changes, choosing words, an editor of one's own."""

from __future__ import annotations

import os
import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import TextArea

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.drafting_room.conflict_screen import TextConflict
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.operations import add_declaration, set_status
from secretariat.declarations.queries import known_paragraph
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import ParagraphStanding
from secretariat.record.record import Record
from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.draft_windows import drafts_by_window, window_of
from secretariat.toolkit.drafts import users_drafts
from tests.declarations.drafting_room.room_host import Host, press, shown, texts
from tests.toolkit.alone import NARROW, WIDE
from tests.toolkit.list_demo import HOSTILE, screen_text, settled


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with two paragraphs."""
    add_declaration(reference, title="Jakarta [/draft] Declaration")
    for words in ("Agree to double exports by 2030;", "Meet [/b] again."):
        add_paragraph(reference, "D-1", text=words)
    return reference


def id_of(record: Record, number: str) -> int:
    known = known_paragraph(record, "D-1", number)
    assert known is not None
    return known.id


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_paragraph_is_typed_in_and_saved(text: Record, size: tuple[int, int]) -> None:
    app = Host(text)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Firmly [", "ctrl+s")
        assert texts(text)["1"] == "Firmly [Agree to double exports by 2030;"
        assert app.view.table.has_focus
        assert "1!" not in shown(app) or "no partner" in shown(app)


async def test_who_types_over_an_agreed_paragraph_is_told_that_it_is_open_again(text: Record) -> None:
    mark_paragraphs(text, "D-1", ["1"], ParagraphStanding.AGREED)
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Firmly ", "ctrl+s")
        assert "was agreed; it is open again" in " ".join(shown(app).split())


async def test_a_bracket_without_its_partner_is_told_while_it_is_typed(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'[")
        assert "“[” has no partner in this paragraph" in shown(app)
        await press(pilot, "'x]")
        assert "no partner" not in shown(app)


async def test_what_is_typed_is_kept_as_a_draft_and_offered_again(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'[ID: late] ", "escape")
        assert texts(text)["1"] == "Agree to double exports by 2030;"
        assert "kept as a draft" in shown(app)
    again = Host(text)
    async with again.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter")
        assert isinstance(again.focused, DraftOffer)
        await press(pilot, "x", "escape")
        assert not again.view.busy
        await press(pilot, "enter", "enter", "ctrl+s")
        assert texts(text)["1"] == "[ID: late] Agree to double exports by 2030;"
        await press(pilot, "enter")
        assert isinstance(again.focused, TextArea)


async def test_a_crash_loses_nothing_that_was_typed_a_second_ago(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Lost? ")
        await settled(pilot, 0.6)
        identity = app.view.here.id if app.view.here else 0
    base = f"paragraphs.text:{identity}:D-1:@{text.where}"
    [kept] = drafts_by_window(users_drafts(), base)
    assert kept.texts["text"].startswith("Lost? Agree")


async def test_another_paragraph_saved_meanwhile_disturbs_nothing_that_is_typed(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Mine ")
        edit_paragraph(text, id_of(text, "2"), text="Meet soon.")
        app.view.refresh_rows()
        await settled(pilot, 0.2)
        assert app.view.text_pane.editor.has_focus
        assert app.view.text_pane.editor.text.startswith("Mine Agree")
        await press(pilot, "ctrl+s")
        assert texts(text) == {"1": "Mine Agree to double exports by 2030;", "2": "Meet soon."}


@pytest.mark.parametrize(
    ("key", "saved"),
    [
        ("b", "Mine: Agree to triple exports by 2030;"),
        ("m", "Mine: Agree to double exports by 2030;"),
        ("t", "Agree to triple exports by 2030;"),
    ],
)
async def test_the_later_of_two_who_save_the_same_paragraph_sees_both_word_by_word(
    text: Record, key: str, saved: str
) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Mine: ")
        edit_paragraph(text, id_of(text, "1"), text="Agree to triple exports by 2030;")
        app.view.refresh_rows()
        await settled(pilot, 0.2)
        assert "Somebody else saved this paragraph meanwhile" in shown(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TextConflict)
        assert "{+Mine: +}Agree to double" in shown(app)
        assert "Agree to [-double-]{+triple+} exports" in shown(app)
        await press(pilot, key)
        assert texts(text)["1"] == saved


async def test_words_are_chosen_and_bracketed_or_given_an_alternative(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "b", "right", "right", "l", "'KR: triple", "enter")
        assert texts(text)["1"] == "Agree to [double] [KR: triple] exports by 2030;"
        await press(pilot, "b", *["right"] * 12, "shift+left", "enter", "'ID, MY", "enter")
        assert texts(text)["1"] == "Agree to [double] [KR: triple] exports [ID, MY: by 2030];"
        await press(pilot, "i", "ctrl+u", "'EU", "enter")
        assert texts(text)["1"] == "Agree to [EU: double] [KR: triple] exports [ID, MY: by 2030];"


async def test_half_a_pair_of_brackets_is_not_put_in_brackets(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "b", "right", "enter")
        assert "without its partner" in shown(app)
        assert app.view.busy
        await press(pilot, "escape")
        assert not app.view.busy
        assert texts(text)["2"] == "Meet [/b] again."


async def test_hostile_words_are_typed_over_as_they_are(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter")
        app.view.text_pane.editor.text = " ".join(HOSTILE)
        await settled(pilot, 0.2)
        words = shown(app)
        assert "[agreed in principle]" in words
        assert "\x1b" not in words


async def test_an_editor_of_ones_own_gives_the_text_back(
    text: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nsed -i "s/double/triple/" "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    app = Host(text)

    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "E")
        assert texts(text)["1"] == "Agree to triple exports by 2030;"


async def test_without_an_editor_it_says_what_to_set(text: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "E")
        assert "set VISUAL or EDITOR" in shown(app)
        assert app.view.table.has_focus


async def test_a_draft_typed_over_another_text_shows_both(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Mine: ", "escape")
    edit_paragraph(text, id_of(text, "1"), text="Agree to triple exports by 2030;")
    cut_revision(text, "D-1", label="Rev.1")
    again = Host(text)
    async with again.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "enter", "ctrl+s")
        assert isinstance(again.screen, TextConflict)
        await press(pilot, "b")
        assert texts(text)["1"] == "Mine: Agree to triple exports by 2030;"


@pytest.mark.parametrize("keys", [("down", "b", "enter"), ("down", "enter")])
async def test_a_quick_hand_is_in_the_paragraph_under_the_cursor(text: Record, keys: tuple[str, ...]) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press(*keys)
        await settled(pilot, 0.2)
        assert app.view.text_pane.row is not None
        assert app.view.text_pane.row.paragraph.address == "2"
        if "b" in keys:
            await press(pilot, "enter")
            assert texts(text)["2"] == "[Meet] [/b] again."


async def test_what_is_typed_while_it_is_saved_is_typed_over_what_was_saved(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Firmly ")
        editor = app.view.text_pane.editor
        app.view.save_text()
        editor.insert("and ")  # before the save has answered
        await settled(pilot, 0.4)
        assert texts(text)["1"] == "Firmly Agree to double exports by 2030;"
        assert editor.text.startswith("Firmly and Agree")
        assert editor.has_focus
        await press(pilot, "ctrl+s")
        assert texts(text)["1"] == "Firmly and Agree to double exports by 2030;"
        assert app.view.table.has_focus


async def test_what_an_editor_wrote_stays_where_it_ends_with_an_error(
    text: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_bytes(b"#!/bin/sh\nprintf 'Caf\\351 for all;' > \"$1\"\nexit 1\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    app = Host(text)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "E")
        assert app.view.text_pane.editor.text == "Café for all;"
        assert texts(text)["1"] == "Agree to double exports by 2030;"
        await press(pilot, "ctrl+s")
        assert texts(text)["1"] == "Café for all;"


async def test_both_are_kept_where_the_text_was_typed_over_a_cut_that_was_edited_often(text: Record) -> None:
    for words in ("Agree to halve exports;", "Agree to double exports by 2031;", "Agree to double exports by 2030;"):
        edit_paragraph(text, id_of(text, "1"), text=words)
    cut_revision(text, "D-1", label="Rev.1")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Mine: ")
        edit_paragraph(text, id_of(text, "1"), text="Agree to triple exports by 2030;")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TextConflict)
        await press(pilot, "b")
        assert not isinstance(app.screen, TextConflict)
        assert texts(text)["1"] == "Mine: Agree to triple exports by 2030;"


async def test_a_text_without_any_structure_is_shown_in_part_and_left_to_an_editor(text: Record) -> None:
    words = " ".join(f"word{number}" for number in range(12_000))
    edit_paragraph(text, id_of(text, "1"), text=f"{words} [KR: last]")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert app.view.bracket is not None and app.view.bracket.text == "last"
        await press(pilot, "enter")
        assert not app.view.busy
        assert "too long to be typed in here" in shown(app)
        await press(pilot, "y")
        assert texts(text)["1"].endswith("word11999 last")


async def test_a_restored_draft_with_a_space_at_its_end_is_saved_and_left(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Firmly ", "end", "' ", "escape", "enter", "enter", "ctrl+s")
        assert texts(text)["1"] == "Firmly Agree to double exports by 2030;"
        assert app.view.table.has_focus


async def test_nobody_types_in_a_text_that_is_adopted(text: Record) -> None:
    edit_paragraph(text, id_of(text, "2"), text="Meet again.")
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(text, "D-1", state)
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter")
        assert "its text is locked" in shown(app)
        assert app.view.table.has_focus


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_adopted_text_reads_adopted_and_offers_nothing_that_it_refuses(
    text: Record, size: tuple[int, int]
) -> None:
    edit_paragraph(text, id_of(text, "2"), text="Meet again.")
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(text, "D-1", state)
    app = Host(text)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert "¶1 operative · adopted" in shown(app)
        assert "1 adopted" in shown(app)
        assert "1 open" not in shown(app)
        foot = screen_text(app)[-1]
        assert "Print" in foot
        assert not [word for word in ("Accept", "Strike", "Attribute", "Edit", "State", "Revision") if word in foot]
        for key in ("y", "x", "i", "l", "b", "o", "c", "n", "e", "d", "v", "K", "S", "M"):
            app.clear_notifications()
            await press(pilot, key)
            assert "its text is locked" in shown(app), key
            assert app.view.table.has_focus, key


def other_window(record: Record, text: str) -> str:
    """What another window of the same user, which is still open, typed in paragraph 1; gives the draft's name."""
    known = known_paragraph(record, "D-1", "1")
    assert known is not None
    key = f"paragraphs.text:{known.paragraph}:D-1:@{record.where}:#{window_of(os.getppid())}"
    users_drafts().write(key, {"text": text, "base": known.text}, version=known.version)
    return key


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_second_window_is_told_and_both_texts_are_kept(text: Record, size: tuple[int, int]) -> None:
    key = other_window(text, "Theirs [/b]: Agree")
    app = Host(text)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter")
        assert "is being typed in in another window" in shown(app)
        await press(pilot, "d", "'Mine: ", "escape")
        theirs = users_drafts().read(key)
        assert theirs is not None and theirs.texts["text"] == "Theirs [/b]: Agree"
        await press(pilot, "enter")
        assert "A draft from" in shown(app)
        await press(pilot, "enter", "ctrl+s")
        assert texts(text)["1"] == "Mine: Agree to double exports by 2030;"
        assert users_drafts().read(key) is not None


async def test_a_copy_is_taken_of_what_another_window_types(text: Record) -> None:
    key = other_window(text, "Theirs: Agree")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "enter", "'[more] ")
        assert app.view.text_pane.editor.text == "[more] Theirs: Agree"
        await press(pilot, "ctrl+s")
        assert texts(text)["1"] == "[more] Theirs: Agree"
        assert users_drafts().read(key) is not None


async def test_what_a_window_typed_that_is_gone_is_taken_over_and_another_records_is_not_offered(text: Record) -> None:
    gone = other_window(text, "Late: Agree")
    kept = users_drafts().read(gone)
    assert kept is not None
    users_drafts().remove(gone)
    ended = subprocess.Popen(["true"])
    ended.wait()
    base, _mark, _window = gone.rpartition(":#")
    users_drafts().write(f"{base}:#{window_of(ended.pid)}", kept.texts, version=kept.version)
    elsewhere = base.replace(text.where, "/another/record.db") + f":#{window_of(ended.pid)}"
    users_drafts().write(elsewhere, {"text": "Another office's", "base": ""})
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter")
        assert "A draft from" in shown(app)
        await press(pilot, "enter", "escape")
        assert [one.key for one in users_drafts().kept(base)] == [f"{base}:#{window_of(os.getpid())}"]
        await press(pilot, "enter", "d", "d")
        assert app.view.text_pane.editor.text == "Agree to double exports by 2030;"
        assert not list(users_drafts().kept(base))
        assert users_drafts().read(elsewhere) is not None
