"""``actions import``: what it answers, its exit codes, its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import edit_action
from secretariat.record.location import locate
from secretariat.record.record import Record
from tests.actions.tracker.sent import cells, edited, sent_out, some_actions
from tests.conftest import TODAY, Ran

Run = Callable[..., Ran]


@pytest.fixture
def record(made: Callable[[str], Path], tmp_path: Path) -> Iterator[Record]:
    """The record that the command works on."""
    path = tmp_path / "run-empty.db"
    path.write_bytes(made("empty").read_bytes())
    path.chmod(0o600)
    one = Record(locate(str(path)), user="ana", today=TODAY)
    yield one
    one.close()


def imported(run: Run, path: Path, *flags: str) -> Ran:
    return run("actions", "import", str(path), *flags, on="empty")


def test_a_dry_run_answers_with_the_promised_keys_and_changes_nothing(record: Record, run: Run, tmp_path: Path) -> None:
    names = some_actions(record, 3)
    path = sent_out(record, tmp_path / "replies.xlsx")
    edit_action(record, names[1], note="ours")
    edited(path, cells({(names[0], "note"): "theirs [/draft]", (names[1], "note"): "theirs"}))
    ran = imported(run, path, "--dry-run", "--format", "json")
    told = json.loads(ran.out)
    assert ran.code == 0
    assert {key: told[key] for key in ("rows", "new", "changed", "unchanged", "refused", "conflicts")} == {
        "rows": 3, "new": 0, "changed": 1, "unchanged": 1, "refused": 0, "conflicts": 1}  # fmt: skip
    assert (told["people"], told["parties"], told["issues"]) == (0, 0, [])
    assert told["columns"]["Due"] == "due"
    assert told["changes"] == [
        {"row": 5, "ref": "A-1", "field": "note", "before": "two lines\nand =SUM(A1)", "after": "theirs [/draft]"}
    ]
    assert told["conflict_list"][0]["base"] == ""
    assert "Settle with --theirs or --ours" in ran.err
    assert action_detail(record, "A-1").row.note != "theirs [/draft]"


def test_replies_are_merged_and_the_conflict_settled_by_name(record: Record, run: Run, tmp_path: Path) -> None:
    names = some_actions(record, 3)
    path = sent_out(record, tmp_path / "replies.xlsx")
    edit_action(record, names[1], note="ours")
    edited(path, cells({(names[0], "note"): "theirs", (names[1], "note"): "theirs"}))
    ran = imported(run, path, "--theirs", "A-2:Note")
    assert ran.code == 0
    assert "2 changes in 2 actions" in ran.err
    assert "secretariat undo" in ran.err
    assert action_detail(record, "A-2").row.note == "theirs"
    again = imported(run, path)
    assert again.code == 0
    assert "Nothing was to be changed." in again.err
    assert "undo" not in again.err


def test_a_refused_row_exits_with_1_and_takes_nothing_in(record: Record, run: Run, tmp_path: Path) -> None:
    names = some_actions(record, 3)
    path = sent_out(record, tmp_path / "replies.xlsx")
    edited(path, cells({(names[0], "status"): "finished", (names[1], "note"): "fine"}))
    for dry in ((), ("--dry-run",)):
        ran = imported(run, path, *dry)
        assert ran.code == 1
        assert "“finished” is no status" in ran.out
    assert action_detail(record, "A-2").row.note == ""
    skipped = imported(run, path, "--skip-refused")
    assert skipped.code == 0
    assert Path(f"{path}.refused.csv").exists()
    assert action_detail(record, "A-2").row.note == "fine"


def test_what_is_misused_exits_with_2(record: Record, run: Run, tmp_path: Path) -> None:
    some_actions(record, 1)
    path = sent_out(record, tmp_path / "replies.xlsx")
    for flags in (["--theirs", "A-1"], ["--theirs", "A-1:due", "--ours", "A-1:due"], ["--map", "Status"]):
        assert imported(run, path, *flags).code == 2
    assert imported(run, path, "--take-proposed", "--no-proposed").code == 2
    assert imported(run, tmp_path / "none.xlsx").code == 1


def test_columns_of_another_office_are_said_to_go_into_the_note(record: Record, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("Activity,Due date,Responsible,Ward\nRoads,July 2019,DNCC,7\n")
    assert "kept in the note: Ward." in imported(run, path, "--dry-run").err
    some_actions(record, 1)
    ours = sent_out(record, tmp_path / "ours.csv")
    ours.write_text(
        "\n".join(f"{line},{'7' if at else 'Ward'}" for at, line in enumerate(ours.read_text().splitlines()))
    )
    assert "Columns that are not read: Ward." in imported(run, ours, "--dry-run").err


def test_what_was_proposed_and_taken_down_is_told_with_its_references(record: Record, run: Run, tmp_path: Path) -> None:
    some_actions(record, 1)
    path = tmp_path / "theirs.csv"
    rows = [f"Roads {n} [/draft],July 2019,DNCC" for n in range(3)]
    path.write_text("\n".join(["Activity,Due date,Responsible", *rows]))
    assert "3 proposed" in imported(run, path, "--take-proposed", "--dry-run").err
    ran = imported(run, path, "--take-proposed")
    assert "0 changes, 3 taken down as A-2 to A-4, 0 unchanged." in ran.err and "proposed" not in ran.err
    assert action_detail(record, "A-4").row.title == "Roads 2 [/draft]"
    path.write_text("Activity,Due date,Responsible\nBridges,July 2019,DNCC\n")
    told = json.loads(imported(run, path, "--take-proposed", "--format", "json").out)
    assert told["taken_down"] == ["A-5"]
