"""Printing from the command line and the terminal: to files, and to printers that a recorded ``lp`` stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from textual.widgets import Input

from secretariat.delegations.paper_options import PAPERS
from secretariat.delegations.screen import DelegationsView
from secretariat.record.record import Record
from secretariat.toolkit.choice_line import ChoiceLine
from secretariat.toolkit.record_form import RecordForm
from tests.delegations.apec_meeting import MEETING, name
from tests.delegations.test_delegations_screen import Host, keys
from tests.printing import pdf_text, recorded_printers
from tests.toolkit.alone import shown
from tests.toolkit.list_demo import settled

M = "APEC-SMEMM-18"
Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which a recorded ``lp`` keeps what it was given; there are the printers office and hall."""
    return recorded_printers(tmp_path / "queue", monkeypatch)


@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_is_printed_from_the_command_line(run: Run, tmp_path: Path, paper: str) -> None:
    file = tmp_path / "paper.pdf"
    done = run("delegations", "print", M, "--paper", paper, "-o", str(file), on="sample")
    assert (done.code, done.err) == (0, f"Wrote {file}.\n")
    assert "18th APEC" in " ".join(pdf_text(file.read_bytes()).split())
    assert file.stat().st_mode & 0o077 == 0


def test_a_printer_is_named_on_the_command_line(run: Run, queue: Path) -> None:
    done = run("delegations", "print", M, "--paper", "plates", "--printer", "office", on="sample")
    assert (done.code, done.err) == (0, "Sent to office as office-7.\n")
    assert (queue / "arguments").read_text().splitlines()[:5] == ["-d", "office", "-t", f"{M} plates", "--"]
    assert (queue / "paper").read_bytes().startswith(b"%PDF")
    done = run("delegations", "print", M, "--printer", "attic", on="sample")
    assert (done.code, done.err) == (1, "secretariat: There is no printer “attic”; there are: office, hall.\n")


def test_wrong_usage_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "x.pdf")
    for given, code, words in (
        ((), 2, "Give either -o FILE or --printer NAME."),
        (("-o", file, "--printer", "office"), 2, "Give either -o FILE or --printer NAME."),
        (("-o", file, "--table", "u"), 2, "--table belongs to --paper seating"),
        (("-o", file, "--paper", "badges", "--columns", "name"), 2, "--columns belongs to --paper list"),
        (("-o", str(tmp_path / "x.docx"), "--paper", "badges"), 1, "choose one of .pdf"),
        (("-o", file, "--paper", "seating", "--seats-per-side", "2"), 1, "--seats-per-side"),
    ):
        done = run("delegations", "print", M, *given, on="sample")
        assert done.code == code, done.err
        assert words in done.err
        assert "Traceback" not in done.err
    assert not list(tmp_path.glob("x.*"))


async def test_p_asks_for_the_paper_its_options_and_where_it_goes(
    invited: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, queue: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    name(invited, "KR", "Dong-Sun KIM [/draft]", function="head of delegation")
    app = Host(DelegationsView(invited, scope={"meeting": MEETING}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "p")
        for words in ("List of participants", "Attendance sheet", "Name plates", "Badges", "Seating order", "Check-in"):
            assert words in shown(app)
        await keys(pilot, *"seating", "enter")
        assert isinstance(app.screen, RecordForm)
        for words in ("Print: Seating order", "hollow", "clockwise", "Seats per side", "office"):
            assert words in shown(app)
        assert "Form" not in shown(app)
        assert "^s Print" in shown(app) and "Save" not in shown(app)
        await keys(pilot, "ctrl+s")
        written = tmp_path / f"seating-{MEETING}.pdf"
        assert "Republic of Korea" in " ".join(pdf_text(written.read_bytes()).split())
        assert "Wrote" in shown(app)


async def test_a_printer_is_chosen_in_the_form(invited: Record, queue: Path) -> None:
    name(invited, "KR", "Dong-Sun KIM [/draft]", function="head of delegation")
    app = Host(DelegationsView(invited, scope={"meeting": MEETING}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "p", *"badges", "enter")
        app.screen.query(ChoiceLine).last().value = "office"
        await keys(pilot, "ctrl+s")
        assert "Sent to office as office-7." in shown(app)
    assert (queue / "arguments").read_text().splitlines()[3] == f"{MEETING} badges"
    assert "Dong-Sun KIM [/draft]" in " ".join(pdf_text((queue / "paper").read_bytes()).split())


async def test_a_refusal_leaves_the_form_as_it_was_filled_in(invited: Record, tmp_path: Path, queue: Path) -> None:
    app = Host(DelegationsView(invited, scope={"meeting": MEETING}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "p", *"list of", "enter")
        next(one for one in app.screen.query(Input) if one.value.endswith(".pdf")).value = str(tmp_path / "list.odt")
        await keys(pilot, "ctrl+s")
        assert ".odt is not a format" in shown(app)
    assert not (tmp_path / "list.odt").exists()
