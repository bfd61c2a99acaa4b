"""The text around the cursor: what stands before and after a paragraph is read with it."""

from __future__ import annotations

import pytest

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import known_paragraph
from secretariat.record.record import Record
from tests.declarations.drafting_room.room_host import Host, press, shown
from tests.toolkit.alone import NARROW, WIDE
from tests.toolkit.list_demo import screen_text, settled

LONG = "that the enterprises of all partners, the smallest ones too, find their way to markets;"


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with thirty paragraphs, hostile ones among them."""
    add_declaration(reference, title="Jakarta")
    for number in range(1, 31):
        add_paragraph(reference, "D-1", text=f"Agree [/b] in the {number}th place {LONG}")
    return reference


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_paragraphs_around_the_cursor_are_read_in_full(text: Record, size: tuple[int, int]) -> None:
    app = Host(text)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert f"› 1. Agree [/b] in the 1th place {LONG}" in flow(app, size)
        assert f"2. Agree [/b] in the 2th place {LONG}" in flow(app, size)
        await press(pilot, *["down"] * 14)
        for number in (14, 15, 16) if size == WIDE else (15,):
            assert f"{number}. Agree [/b] in the {number}th place {LONG}" in flow(app, size)
        await press(pilot, "end")
        words = flow(app, size)
        assert words.index("29. Agree") < words.index("› 30. Agree")


async def test_the_paragraphs_around_follow_what_others_save(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down")
        known = known_paragraph(text, "D-1", "3")
        assert known is not None
        edit_paragraph(text, known.id, text="Meet soon.")
        app.view.refresh_rows()
        await settled(pilot, 0.2)
        assert "3. Meet soon. 4. Agree" in flow(app, WIDE)


async def test_a_paragraph_longer_than_the_pane_is_scrolled_to_its_chosen_bracket(text: Record) -> None:
    known = known_paragraph(text, "D-1", "2")
    assert known is not None
    edit_paragraph(text, known.id, text=f"{LONG} " * 20 + "[KR: at last]")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "full_stop")
        assert app.view.bracket is not None and app.view.bracket.text == "at last"
        assert "[KR: at last]" in flow(app, NARROW)


@pytest.mark.parametrize("key", ["n", "v"])
async def test_what_was_said_last_is_read_once_where_a_dialog_opens(text: Record, key: str) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "y")
        assert shown(app).count("Accepted 1.1") == 1
        await press(pilot, key)
        assert len(app.screen_stack) > 1
        assert shown(app).count("Accepted 1.1") == 1


def flow(app: Host, size: tuple[int, int]) -> str:
    """What is in the right half, or the lower, as words with one space between."""
    lines = screen_text(app)
    half = [line[41:] for line in lines] if size == WIDE else lines[lines.index("─" * 80) :]
    return " ".join(" ".join(half).split())
