"""The drafting room: a text is negotiated from the keyboard, at eighty columns as at a hundred and forty."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.negotiation.stances import take_stance
from secretariat.declarations.operations import add_declaration, set_status
from secretariat.declarations.queries import ParagraphRow, declaration_detail
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import Stance
from secretariat.record.record import Record
from tests.declarations.drafting_room.room_host import Host, press, shown, texts
from tests.toolkit.alone import NARROW, WIDE
from tests.toolkit.list_demo import settled

FIRST = "Agree to [double] [KR: triple] exports by [EU: 2030], with [KR, JP: the situation of cooperatives];"


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with Rev.1, which holds four brackets in 2 and one in 4, and hostile ones in 3."""
    add_declaration(reference, title="Jakarta [/draft] Declaration")
    for words in ("Recall the host;", FIRST, "Meet [/b] again [agreed in principle] with 林聖忠 and محمد [red];"):
        add_paragraph(reference, "D-1", text=words)
    add_paragraph(reference, "D-1", text="Thank [KR: ประยุทธ์];")
    for label in ("Rev.1", "Rev.2"):
        cut_revision(reference, "D-1", label=label)
        if label == "Rev.1":
            add_paragraph(reference, "D-1", text="Meet again.")
    return reference


def rows(record: Record) -> tuple[ParagraphRow, ...]:
    return declaration_detail(record, "D-1").paragraphs


async def test_a_secretary_settles_koreas_brackets_and_cuts_the_next_revision(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        assert "8 brackets open · KR 3" in shown(app)
        await press(pilot, "slash", "'party:KR", "enter")
        assert app.view.here is not None and app.view.here.paragraph.address == "2"
        assert app.view.bracket is not None and app.view.bracket.text == "triple"
        await press(pilot, "y")
        assert texts(text)["2"].startswith("Agree to triple exports by [EU: 2030]")
        assert app.view.bracket is not None and app.view.bracket.text == "the situation of cooperatives"
        await press(pilot, "l")
        assert isinstance(app.focused, Input)
        await press(pilot, "'ID: that of women", "enter")
        assert texts(text)["2"].endswith("[KR, JP: the situation of cooperatives] [ID: that of women];")
        await press(pilot, "x")
        assert texts(text)["2"].endswith("with [ID: that of women];")
        await press(pilot, "v", "ctrl+s")
        assert declaration_detail(text, "D-1").revision == "Rev.3"
        assert "Rev.3" in shown(app)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_brackets_stand_as_they_were_typed(text: Record, size: tuple[int, int]) -> None:
    app = Host(text)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "down")
        words = shown(app)
        assert "Jakarta [/draft] Declaration" in words
        assert "Meet [/b] again [agreed in principle] with 林聖忠 and محمد [red];" in words
        assert "3.2 agreed in principle" in words


async def test_paragraphs_are_marked_split_merged_moved_written_and_deleted(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "c", "'parked", "enter")
        assert "1 parked" in shown(app)
        await press(pilot, "S", "right", "S")
        assert list(texts(text).items())[:2] == [("1", "Recall"), ("1bis", "the host;")]
        assert app.view.here is not None and app.view.here.paragraph.address == "1bis"
        await press(pilot, "up", "M")
        assert texts(text)["1"] == "Recall the host;"
        await press(pilot, "J")
        assert texts(text)["2"] == "Recall the host;"
        assert app.view.here is not None and app.view.here.paragraph.address == "2"
        await press(pilot, "n")
        app.screen.query(TextArea).first().text = "Two lines\nof [text];"
        await press(pilot, "ctrl+s")
        assert texts(text)["2bis"] == "Two lines\nof [text];"
        assert app.view.here is not None and app.view.here.paragraph.address == "2bis"
        await press(pilot, "e", "ctrl+u", "'2a", "ctrl+s")
        assert "2a" in texts(text)
        await press(pilot, "d", "y")
        assert "2a" not in texts(text)


async def test_agreeing_to_an_open_bracket_is_refused_in_words(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "c", "'agreed", "enter")
        assert "can't be agreed while brackets are open" in shown(app)


async def test_the_ledger_is_gone_to_and_left_again(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "tab", "down", "down")
        assert app.view.text_pane.ledger_focused
        assert app.view.bracket is not None and app.view.bracket.id == "2.3"
        await press(pilot, "x")
        assert "2030" not in texts(text)["2"]
        await press(pilot, "escape")
        assert app.view.table.has_focus


async def test_f_goes_from_one_bracket_of_a_party_to_the_next(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "f", "'KR", "enter")
        found = []
        for _number in range(4):
            assert app.view.bracket is not None
            found.append(app.view.bracket.id)
            await press(pilot, "full_stop")
        assert found == ["2.2", "2.4", "4.1", "2.2"]
        await press(pilot, "comma", "comma")
        assert app.view.bracket is not None and app.view.bracket.id == "4.1"


async def test_a_locked_text_refuses_and_what_was_typed_stands(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "enter", "'Late: ")
        for number, own in texts(text).items():
            bare = own.replace("[", "").replace("]", "")
            edit_paragraph(text, next(row.id for row in rows(text) if row.address == number), text=bare)
        for state in ("under negotiation", "SOM-agreed", "adopted"):
            set_status(text, "D-1", state)
        await press(pilot, "ctrl+s")
        assert app.view.busy
        assert app.view.text_pane.editor.text.startswith("Late: Recall")
        assert "corrigendum" in shown(app)
        assert texts(text)["1"] == "Recall the host;"


async def test_a_comparison_is_asked_for(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "C")
        assert app.asked == [("D-1", "Rev.1", "Rev.2")]


async def test_asking_for_a_party_chooses_its_bracket_in_the_paragraph_one_stands_on(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down")
        assert app.view.bracket is not None and app.view.bracket.id == "2.1"
        await press(pilot, "slash", "'party:EU", "enter")
        assert app.view.bracket is not None and app.view.bracket.id == "2.3"
        await press(pilot, "x")
        assert "nothing answers" in shown(app).lower()
        await press(pilot, "escape")
        assert app.view.here is not None and app.view.here.paragraph.address == "2"
        assert texts(text)["2"].startswith("Agree to [double] [KR: triple] exports by, with")


async def test_who_supports_and_opposes_a_bracket_is_noted(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "full_stop", "o", "enter", "'JP, ID", "enter")
        assert "KR · for: ID, JP" in shown(app)
        await press(pilot, "o", "'opposes", "enter", "'JP", "enter")
        assert "KR · for: ID · against: JP" in shown(app)
        await press(pilot, "o", "'neither", "enter", "'JP", "enter")
        assert "against" not in shown(app)


async def test_a_party_is_found_by_its_name(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "f", "'Korea", "enter")
        assert app.view.bracket is not None and app.view.bracket.id == "2.2"


async def test_where_the_last_of_a_party_is_settled_nobody_elses_is_chosen(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "f", "'EU", "enter")
        assert app.view.bracket is not None and app.view.bracket.id == "2.3"
        await press(pilot, "y")
        assert app.view.bracket is None
        before = texts(text)
        await press(pilot, "x", "f5", "x")
        assert texts(text) == before
        assert "No bracket is chosen here" in shown(app)
        await press(pilot, "f", "'KR", "enter")
        assert app.view.bracket is not None and app.view.bracket.text == "triple"


async def test_who_opposes_a_bracket_is_read_at_80_columns(text: Record) -> None:
    take_stance(text, "D-1", ["2.2"], "ID, MY", Stance.SUPPORTS)
    take_stance(text, "D-1", ["2.2"], "JP", Stance.OPPOSES)
    take_stance(text, "D-1", ["2.3"], "ID, MY, KR, JP, CN, VN, TH, PH", Stance.SUPPORTS)
    take_stance(text, "D-1", ["2.3"], "AU, NZ, US, CA, PE, CL", Stance.OPPOSES)
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down")
        assert "2.2 triple KR · for: ID, MY · against: JP" in shown(app)
        assert "EU · for: CN +7 · against: AU +5" in shown(app)


async def test_one_undo_takes_back_the_first_change_after_a_cut(text: Record) -> None:
    before = declaration_detail(text, "D-1")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down", "y")
        assert len(declaration_detail(text, "D-1").revisions) == len(before.revisions) + 1
        text.undo()
        app.view.refresh_rows()
        await settled(pilot, 0.2)
        assert declaration_detail(text, "D-1") == before
        assert f"Declaration · {before.revision} ·" in shown(app)
        assert app.view.here is not None and app.view.here.paragraph.address == "2"
