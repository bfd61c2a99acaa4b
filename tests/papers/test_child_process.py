"""Programs in processes of their own: their answer, or none where they die, take too long or take too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.papers.child_process import NoAnswer, answer_of

_ROOT = Path(__file__).parents[2]


def program(folder: Path, *lines: str) -> Path:
    file = folder / "program.py"
    file.write_text("\n".join(["import sys", *lines]))
    return file


def test_the_answer_is_what_the_program_says_of_what_it_was_given(tmp_path: Path) -> None:
    upper = program(tmp_path, "print(sys.argv[1], sys.stdin.read().upper(), end='')")
    assert answer_of(upper, [7], b"bali", 20) == b"7 BALI"


def test_half_an_answer_of_a_program_that_died_is_none(tmp_path: Path) -> None:
    dying = program(tmp_path, "print('half', flush=True)", "raise SystemExit(3)")
    with pytest.raises(NoAnswer):
        answer_of(dying, [], b"", 20)


def test_a_program_that_goes_on_for_ever_is_ended(tmp_path: Path) -> None:
    endless = program(tmp_path, "import time", "time.sleep(600)")
    with pytest.raises(NoAnswer):
        answer_of(endless, [], b"", 0.5)


def test_a_program_that_takes_more_memory_than_it_may_dies_alone(tmp_path: Path) -> None:
    limits = f"sys.path.append({str(_ROOT)!r})", "from secretariat.papers.child_limits import impose"
    greedy = program(tmp_path, *limits, "impose(200_000_000, 20)", "len(bytes(400_000_000))", "print('had it')")
    with pytest.raises(NoAnswer):
        answer_of(greedy, [], b"", 20)
