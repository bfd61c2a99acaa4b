"""The drafting room: a text is negotiated from the keyboard, at eighty columns as at a hundred and forty."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.revisions import cut_revision
from secretariat.record.record import Record
from tests.declarations.drafting_room.room_host import NARROW, WIDE, Host, press, shown, texts
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
