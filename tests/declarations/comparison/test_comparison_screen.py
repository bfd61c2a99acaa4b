"""The comparison of two revisions in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.declarations.comparison.choosing_screen import ComparisonAsked
from secretariat.declarations.comparison.screen import ComparisonView
from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import known_paragraph
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.screen import DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from tests.declarations.drafting_room.room_host import shown
from tests.journeys.driving import begun, opened_app, typed, until
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.alone import shown as whole_screen
from tests.toolkit.list_demo import HOSTILE, screen_text, settled

LEAD = "Recognise the part that small enterprises have in trade, and agree "


class Host(Alone[ComparisonView | DeclarationsView]):
    """One view alone; it notes which comparison was asked for."""

    def __init__(self, view: ComparisonView | DeclarationsView) -> None:
        super().__init__(view)
        self.asked: list[tuple[str, str, str]] = []

    def on_comparison_asked(self, event: ComparisonAsked) -> None:
        self.asked.append((event.ref, event.before, event.after))


@pytest.fixture
def text(record: Record) -> Record:
    """D-1 with Rev.1 and a working text: 1 changed, 2 removed, 3 same, 4 added."""
    add_declaration(record, title="Jakarta [/draft] Declaration")
    for words in ("Agree to [double] [/triple] exports [agreed in principle];", "Train 林聖忠;", "Meet again."):
        add_paragraph(record, "D-1", text=words)
    cut_revision(record, "D-1", label="Rev.1")
    edit_paragraph(record, paragraph(record, "1"), text="Agree to double exports [agreed in principle];")
    remove_paragraphs(record, [paragraph(record, "2")])
    add_paragraph(record, "D-1", text="Thank ประยุทธ์ and the host [/b].", number="4")
    return record


def paragraph(record: Record, number: str) -> int:
    known = known_paragraph(record, "D-1", number)
    assert known is not None
    return known.id


def comparison(record: Record) -> ComparisonView:
    return ComparisonView(record, scope={"declaration": "D-1", "before": "Rev.1", "after": "working text"})


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_only_what_changed_is_listed_with_what_became_of_it(text: Record, size: tuple[int, int]) -> None:
    app = Host(comparison(text))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        words = shown(app)
        assert "Rev.1 → working text" in words
        assert "1 changed" in words
        for kind in ("changed", "removed", "added"):
            assert kind in words
        assert "Meet again." not in words
        await pilot.press("o")
        await settled(pilot, 0.2)
        assert "Meet again." in shown(app)


async def test_at_80_columns_enter_shows_the_words_and_n_goes_on(text: Record) -> None:
    app = Host(comparison(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert "Agree to [-[-]double[-]" in shown(app)
        await pilot.press("n", "n")
        await settled(pilot, 0.2)
        assert "{+Thank ประยุทธ์ and the host [/b].+}" in shown(app)
        await pilot.press("N")
        await settled(pilot, 0.2)
        assert "[-Train 林聖忠;-]" in shown(app)


async def test_at_80_columns_the_list_says_what_changed_and_b_sets_the_wordings_side_by_side(text: Record) -> None:
    add_paragraph(text, "D-1", text=f"{LEAD}to double exports by 2030, with the help of everybody.", number="5")
    cut_revision(text, "D-1", label="Rev.2")
    edit_paragraph(text, paragraph(text, "5"), text=f"{LEAD}to triple exports by 2030, with the help of everybody.")
    view = ComparisonView(text, scope={"declaration": "D-1", "before": "Rev.2", "after": "working text"})
    app = Host(view)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert "5 changed … agree to [-double-]{+triple+} exports by 203…" in shown(app)
        await pilot.press("b")
        await settled(pilot, 0.2)
        assert "Rev.2 │ working text" in shown(app)
        await pilot.press("b")
        await settled(pilot, 0.2)
        assert "[-double-]{+triple+}" in shown(app)
        assert "│" not in shown(app)


async def test_b_says_where_there_is_no_room_for_two_columns(text: Record) -> None:
    app = Host(comparison(text))
    async with app.run_test(size=(48, 24), notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("enter", "b")
        await settled(pilot, 0.2)
        assert "no room for two columns" in shown(app)


async def test_n_passes_over_what_is_the_same(text: Record) -> None:
    app = Host(comparison(text))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("o")
        await settled(pilot, 0.2)
        refs = []
        for key in ("n", "n", "n"):
            refs.append(app.view.table.row.ref)
            await pilot.press(key)
            await settled(pilot)
        assert refs == ["1", "2", "4"]


async def test_both_wordings_stand_side_by_side_where_there_is_room(text: Record) -> None:
    app = Host(comparison(text))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("b")
        await settled(pilot, 0.2)
        line = next(one for one in screen_text(app) if one.count("Agree to") >= 2 and " │ " in one)
        assert line.rindex("Agree to") > line.rindex(" │ ")


async def test_p_writes_it_to_a_file(text: Record, tmp_path: Path) -> None:
    app = Host(comparison(text))
    file = tmp_path / "compared.txt"
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("enter")
        await settled(pilot, 0.4)
    assert "[-Train 林聖忠;-]" in file.read_text(encoding="utf-8")


async def test_compare_in_the_list_asks_which_two_where_there_are_more(text: Record) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("C")
        await settled(pilot, 0.2)
        assert app.asked == [("D-1", "Rev.1", "working text")]
        cut_revision(text, "D-1", label="Rev.2 [/b]")
        edit_paragraph(text, paragraph(text, "3"), text="Meet again soon.")
        await pilot.press("C")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, Picker)
        await pilot.press("up", "enter")
        await settled(pilot, 0.2)
        await pilot.press("up", "enter")
        await settled(pilot, 0.2)
        assert app.asked[1:] == [("D-1", "Rev.1", "Rev.2 [/b]")]


async def test_a_text_with_one_revision_is_told_to_have_nothing_to_compare(record: Record) -> None:
    add_declaration(record, title="One")
    app = Host(DeclarationsView(record))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("C")
        await settled(pilot, 0.2)
        assert "no two revisions" in shown(app)
        assert app.asked == []


async def test_hostile_words_show_as_they_are(record: Record) -> None:
    add_declaration(record, title="Hostile")
    add_paragraph(record, "D-1", text="Agree.")
    cut_revision(record, "D-1", label="[/Rev]")
    kept = [words for words in HOSTILE if not any(ord(c) < 32 for c in words)]
    for words in kept:
        add_paragraph(record, "D-1", text=words)
    view = ComparisonView(record, scope={"declaration": "D-1"})
    app = Host(view)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        for words in kept:
            assert view.table.row.change.after_text == words
            await settled(pilot, 0.1)
            if words.startswith("["):
                assert f"{{+{words}+}}" in shown(app)
            await pilot.press("n")
            await settled(pilot)


async def test_in_the_application_it_is_gone_to_from_the_texts_and_esc_leads_back(text: Record) -> None:
    app = opened_app(text)
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("4")
        await until(pilot, "Jakarta [/draft] Declaration")
        await pilot.press("C")
        await until(pilot, "Rev.1 → working text")
        await until(pilot, "removed")
        assert "n Next" in whole_screen(app)
        await pilot.press("enter")
        await until(pilot, "[-[-]double[-]")
        await pilot.press("escape")
        await until(pilot, "Train 林聖忠;")
        await pilot.press("escape")
        await until(pilot, "4 Texts")
