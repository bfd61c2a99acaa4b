"""``delegations import`` as scripts use it: JSON, exit codes, refused rows in a file, hostile files."""

from __future__ import annotations

import csv
import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.delegations.intake.lists import REAL

Run = Callable[..., Any]
HOSTILE = sorted(path for path in (REAL / "hostile").rglob("*") if path.is_file())


@pytest.fixture
def meeting(run: Run) -> str:
    added = run(
        "meetings", "add", "--ref", "M-1", "--title", "A meeting", "--level", "ministerial", "--dates", "2011-05-20"
    )
    assert added.code == 0
    return "M-1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("Negara;Nama;Jabatan\nRepublic of Korea;LEE Min;Director\nAtlantis;Ana;\n", encoding="utf-8")
    return path


def test_a_dry_run_shows_the_promised_keys_and_changes_nothing(run: Run, meeting: str, file: Path) -> None:
    ran = run("delegations", "import", meeting, str(file), "--dry-run", "--format", "json")
    said = json.loads(ran.out)
    assert ran.code == 1
    assert (said["rows"], said["new"], said["refused"]) == (2, 1, 1)
    assert said["columns"] == {"Negara": "party", "Nama": "name", "Jabatan": "title"}
    issue = said["issues"][0]
    assert (issue["row"], issue["column"], issue["value"], issue["level"]) == (3, "Negara", "Atlantis", "error")
    assert json.loads(run("delegations", "list", meeting, "--format", "json").out or "[]") == []


def test_a_refused_row_refuses_all_unless_skipped_into_a_file(run: Run, meeting: str, file: Path) -> None:
    assert run("delegations", "import", meeting, str(file)).code == 1
    ran = run("delegations", "import", meeting, str(file), "--skip-refused")
    assert ran.code == 0
    assert "1 new" in ran.err
    with Path(f"{file}.refused.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["Row"], row["Nama"]) for row in rows] == [("3", "Ana")]
    assert "Atlantis" in rows[0]["Refused because"]


def test_where_refused_rows_cannot_be_written_nothing_is_taken_in(run: Run, meeting: str, file: Path) -> None:
    there = Path(f"{file}.refused.csv")
    there.mkdir()
    ran = run("delegations", "import", meeting, str(file), "--skip-refused")
    assert (ran.code, "is a folder" in ran.err) == (1, True)
    assert json.loads(run("delegations", "list", meeting, "--format", "json").out or "[]") == []
    there.rmdir()
    assert run("delegations", "import", meeting, str(file), "--skip-refused").code == 0
    assert sorted(path.name for path in file.parent.glob("*.csv*")) == ["list.csv", "list.csv.refused.csv"]
    assert not list(file.parent.glob(".secretariat-*"))


def test_an_import_that_is_done_is_done_though_its_refused_rows_stay_beside_their_place(
    run: Run, meeting: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name.endswith(".refused.csv"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", full)
    ran = run("delegations", "import", meeting, str(file), "--skip-refused", "--format", "json")
    assert ran.code == 0, ran.err
    assert "It was done, but" in ran.err and "takes it back" in ran.err
    assert json.loads(ran.out)["new"] == 1
    assert len(json.loads(run("delegations", "list", meeting, "--format", "json").out)) == 1
    [kept] = [path for path in file.parent.iterdir() if str(path) in ran.err and path != file]
    assert "Atlantis" in kept.read_text(encoding="utf-8-sig")


def test_earlier_refused_rows_are_replaced_with_a_word(run: Run, meeting: str, file: Path) -> None:
    first = run("delegations", "import", meeting, str(file), "--skip-refused")
    assert "in place of an earlier one" not in first.err
    again = run("delegations", "import", meeting, str(file), "--skip-refused")
    assert "list.csv.refused.csv, in place of an earlier one." in again.err


def test_new_parties_come_in_when_told_and_undo_takes_all_back(run: Run, meeting: str, file: Path) -> None:
    assert run("delegations", "import", meeting, str(file), "--new-parties").code == 0
    assert run("parties", "show", "ATLANTIS").code == 0
    again = run("delegations", "import", meeting, str(file), "--new-parties", "--format", "json")
    assert json.loads(again.out)["unchanged"] == 2
    assert run("undo").code == 0
    assert run("parties", "show", "ATLANTIS").code == 1


def test_columns_are_put_right_with_map(run: Run, meeting: str, file: Path) -> None:
    command = ("delegations", "import", meeting, str(file), "--dry-run", "--format", "json")
    said = json.loads(run(*command, "--map", "Jabatan=organisasi", "--new-parties").out)
    assert said["columns"]["Jabatan"] == "organisation"
    wrong = run(*command, "--map", "Jabatan")
    assert (wrong.code, wrong.out) == (2, "")
    assert "COLUMN=FIELD" in wrong.err
    assert "there are: A Negara" in run(*command, "--map", "Z=name").err


def test_a_file_that_is_not_there_is_one_sentence(run: Run, meeting: str, tmp_path: Path) -> None:
    ran = run("delegations", "import", meeting, str(tmp_path / "none.xlsx"))
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.skipif(not HOSTILE, reason="the hostile files are not at hand")
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_hostile_file_crashes(run: Run, meeting: str, path: Path) -> None:
    for more in ((), ("--party", "KR", "--map", "1=name", "--sheet", "1")):
        ran = run("delegations", "import", meeting, str(path), "--dry-run", "--format", "json", *more)
        assert ran.code in (0, 1), ran.err
        assert "Traceback" not in ran.err
        if ran.out:
            assert json.loads(ran.out)["rows"] >= 0
        else:
            assert ran.err.startswith("secretariat: ")


def test_undo_is_offered_by_the_number_of_the_import_and_only_where_it_changed_something(
    run: Run, meeting: str, file: Path
) -> None:
    first = run("delegations", "import", meeting, str(file), "--skip-refused")
    number = json.loads(run("history", "--format", "json").out)[0]["act"]
    assert f"undo {number}” takes it back" in first.err
    again = run("delegations", "import", meeting, str(file), "--skip-refused")
    assert "Nothing was changed" in again.err and "takes it back" not in again.err
    assert run("undo", str(number)).code == 0
    assert json.loads(run("delegations", "list", meeting, "--format", "json").out) == []


def test_undo_is_offered_on_the_record_that_was_changed(run: Run, file: Path) -> None:
    ran = run("--sample", "delegations", "import", "APEC-SMEMM-20", str(file), "--skip-refused")
    assert "“secretariat --sample undo " in ran.err, ran.err


def test_what_is_told_of_a_row_stands_beside_it_and_is_counted(run: Run, meeting: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Country;Name;Title;Function;E-mail\nIndonesia;Ana;Minister;wizard;not-an-email\nIndonesia;Budi;;;\n",
        encoding="utf-8",
    )
    command = ("delegations", "import", meeting, str(path), "--dry-run")
    ran = run(*command)
    assert "1 with a warning" in ran.err
    said = json.loads(run(*command, "--format", "json").out)
    assert (said["new"], said["warnings"]) == (2, 1)
    by_column = {issue["column"]: issue for issue in said["issues"]}
    assert (by_column["Function"]["row"], by_column["Function"]["value"]) == (2, "wizard")
    assert "head of delegation" in by_column["Function"]["message"] and "delegate" in by_column["Function"]["message"]
    assert "name@example.org" in by_column["E-mail"]["message"]
    run("delegations", "import", meeting, str(path))
    [told] = [
        one
        for one in json.loads(run("delegations", "delegates", meeting, "ID", "--format", "json").out)
        if one["name"] == "Ana"
    ]
    assert (told["function"], told["title"]) == ("delegate", "Minister")
    assert json.loads(run(*command, "--format", "json").out)["unchanged"] == 2, "what was kept in the note is known"
