"""p in the list of texts and in the drafting room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from secretariat.declarations.drafting_room.screen import DraftingRoom
from secretariat.declarations.printing_screen import print_chosen
from secretariat.declarations.screen import DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.refusal import Refused
from tests.printing import pdf_text
from tests.toolkit.alone import Alone
from tests.toolkit.list_demo import screen_text, settled


@pytest.mark.parametrize("view", [DeclarationsView, DraftingRoom])
async def test_p_prints_the_compilation_while_a_bracket_is_open(
    draft: Record, view: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = Alone(view(draft, scope={"declaration": "D-1"}) if view is DraftingRoom else view(draft))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        shown = " ".join("\n".join(screen_text(app)).split())
        assert "Print the text of D-1" in shown
        assert "D-1.pdf" in shown
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "compilation text" in pdf_text((tmp_path / "D-1.pdf").read_bytes())


async def test_p_where_there_is_no_text_says_so(record: Record) -> None:
    app = Alone(DeclarationsView(record))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert not isinstance(app.screen, RecordForm)
        assert "There is no text here to print." in " ".join("\n".join(screen_text(app)).split())


def test_what_was_filled_in_is_printed(draft: Record, tmp_path: Path) -> None:
    out = tmp_path / "text.pdf"
    chosen = {"text": "working", "line_numbers": "yes", "restricted": "yes", "revision": "Rev.2", "file": str(out)}
    assert print_chosen(draft, "D-1", chosen, None) == f"Wrote {out}."
    paper = pdf_text(out.read_bytes())
    assert "RESTRICTED" in paper
    assert "working text" in paper
    with pytest.raises(Refused, match="7 brackets are open"):
        print_chosen(draft, "D-1", {**chosen, "text": "clean"}, None)
    with pytest.raises(Refused, match="Name a file, or choose a printer"):
        print_chosen(draft, "D-1", {**chosen, "file": ""}, None)
