"""Bad input gets one clear sentence and the right exit code, and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def acts(run: Run) -> str:
    return run("history", "--format", "json", on="sample").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["meetings", "show", "APEC-SMEMM-99"], "There is no meeting “APEC-SMEMM-99”; nearest: APEC-SMEMM-20"),
        (["actions", "add", "Do it", "--due", "31 February 2026"], "February 2026 has 28 days"),
        (["actions", "add", 'Do it due:"26 Agusuts 2015"'], 'not "Agusuts" (did you mean Agustus?)'),
        (["actions", "add", 'Do it due:"11 September 20115"'], 'not "20115"'),
        (["actions", "show", "A-999"], "A-999"),
        (["parties", "add"], "missing: --code, --name."),
        (["parties", "edit", "KR", "--name", ""], "--name is needed."),
        (["actions", "add", "Do it", "--priority", "x"], "--priority: “x” is not one of high, normal, low"),
        (["actions", "add", "Do it", "--due", "soon"], "--due: "),
        (["actions", "done", "A-1"], "--evidence is needed"),
        (["actions", "drop", "A-1"], "--why is needed"),
        (["parties", "show", "Koreo"], "nearest: Korea"),
        (["parties", "list", "--forum", "APEK"], "there are: APEC, ASEM"),
        (["meetings", "status", "APEC-SMEMM-20", "closed"], "APEC-SMEMM-20"),
        (["undo", "99999"], "There is no act 99999"),
        (["undo"], "nothing of yours to undo"),
        (["history", "X-1"], "X-1"),
        (["delegations", "print", "APEC-SMEMM-18", "-o", "list.doc"], ".pdf, .docx, .xlsx, .csv"),
        (["delegations", "print", "APEC-SMEMM-18", "-o", "/nowhere/list.pdf"], "there is no folder “/nowhere”"),
        (["record", "restore", "/nowhere.db"], "There is no backup at /nowhere.db"),
        (["people", "show", "Nobody At All"], "Nobody At All"),
        (["declarations", "show", "D-9"], "D-9"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(run: Run, words: list[str], said: str) -> None:
    before = acts(run)
    told = run(*words, on="sample")
    assert told.code == 1
    assert told.out == ""
    assert said in told.err
    assert told.err.startswith("secretariat: ") and told.err.count("\n") == 1
    assert acts(run) == before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[office]\ntimezone = "Asia/Jakata"\n', "line 2: office.timezone must be an IANA time zone"),
        ('[language]\ninterface = "fr"\n', "line 2: language.interface must be one of en, id"),
        ("[today]\ndue_soon_days = -1\n", "line 2: today.due_soon_days must be above zero"),
        ("[today]\ndue_soon = 3\n", "line 2: today.due_soon is not a setting; there are: due_soon_days"),
        ("[offices]\n", "line 1: offices is not a section"),
        ("oops\n", "is not TOML"),
    ],
)
def test_wrong_settings_are_told_with_file_line_key_and_what_is_allowed(
    run: Run, tmp_path: Path, settings: str, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(settings)
    told = run("--config", str(file), "actions", "list")
    assert told.code == 2
    assert said in told.err and str(file) in told.err
    assert told.err.count("\n") == 1


def test_settings_that_are_not_there_are_told(run: Run, tmp_path: Path) -> None:
    told = run("--config", str(tmp_path / "none.toml"), "actions", "list")
    assert (told.code, told.out) == (2, "")
    assert "can't be read" in told.err


def test_a_day_is_needed_where_a_day_is_meant(run: Run) -> None:
    told = run("--today", "next year", "actions", "list", today="")
    assert told.code == 2
    assert "--today needs one day" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["actions", "frobnicate"], "actions: VERB: “frobnicate” is not one of list, show, add,"),
        (["frobnicate"], "NOUN: “frobnicate” is not one of meetings, series,"),
        (["actions", "list", "--sort", "x"], "actions list: --sort: “x” is not one of due, lead, title,"),
        (["actions", "list", "--bogus", "Rome", "--other=1"], "actions list: --bogus, --other is not an option; there"),
        (
            ["bilaterals", "confirm", "X/ID-KR", "--starts", "9:00"],
            "confirm: --starts is not an option; it has none. Try",
        ),
        (["actions", "list", "--bogus"], "actions list: --bogus is not an option; there are: --all, --overdue,"),
        (["actions", "show"], "actions show: missing: REF. Try: secretariat actions show --help"),
        (["actions", "add", "--due"], "actions add: --due: its value is missing."),
        (["actions", "list", "--overdue=3"], "actions list: --overdue: it takes no value ('3' was given)."),
        (["agenda", "move", "M-1", "1"], "agenda move: one of --to --before --after --under is needed."),
        (["agenda", "move", "M-1", "1", "--to", "2", "--after", "3"], "--after: it can't be given together with --to."),
        (["history", "A-1", "A-2"], "history: A-2 is more than it takes."),
        (["history", "--limit", "many"], "history: --limit: “many” is not a number from 1 to"),
        (["--lang", "fr"], "--lang: “fr” is not one of en, id. Try: secretariat --help"),
        (["--lang", "id", "actions", "show"], "actions show: kurang: REF. Coba: secretariat actions show --help"),
    ],
)
def test_wrong_usage_is_one_sentence_with_verb_option_and_what_is_allowed(
    run: Run, words: list[str], said: str
) -> None:
    told = run(*words)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.startswith("secretariat: ") and told.err.count("\n") == 1


def plain(arguments: list[str], home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, with nothing of the machine's own settings."""
    return subprocess.run(
        [sys.executable, "-m", "secretariat", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOME": str(home), **environment},
        check=False,
    )


def test_without_a_terminal_the_command_line_is_named(tmp_path: Path) -> None:
    told = plain([], tmp_path, TERM="xterm")
    assert told.returncode == 1
    assert "use a command, such as “secretariat actions list”" in told.stderr


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    piped = f"{sys.executable} -m secretariat parties list | head -1"
    home = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    told = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=True, env=home)
    assert told.stdout.startswith("Code")
    assert "Traceback" not in told.stderr


def test_the_record_is_made_readable_by_its_owner_alone_in_the_data_folder(tmp_path: Path) -> None:
    missing = plain(["record", "info"], tmp_path)
    assert missing.returncode == 1 and "record.db" in missing.stderr
    plain(["parties", "list"], tmp_path)
    told = plain(["record", "info", "--format", "json"], tmp_path)
    file = tmp_path / ".local" / "share" / "secretariat" / "record.db"
    assert told.returncode == 0
    assert str(file) in told.stdout
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "words", [["parties", "list"], ["history"], ["actions", "add", "Do it"], ["undo"], ["actions", "export", "-o", "-"]]
)
def test_a_record_named_where_none_is_is_refused_and_not_made(run: Run, tmp_path: Path, words: list[str]) -> None:
    missing = tmp_path / "mistyped.db"
    told = run("--database", str(missing), *words)
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        f"secretariat: There is no record at {missing}; “secretariat record new {missing}” makes one.\n"
    )
    assert not missing.exists()


def test_a_new_record_is_made_where_it_is_asked_for_and_nothing_is_put_over_another(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "office" / "2026.db"
    assert run("record", "new", str(file)).code == 0
    assert run("--database", str(file), "parties", "show", "KR").code == 0
    before = file.read_bytes()
    again = run("record", "new", str(file))
    assert again.code == 1 and f"There is a file at {file} already." in again.err
    assert file.read_bytes() == before


def test_the_sample_is_a_file_of_its_own(tmp_path: Path) -> None:
    plain(["--sample", "actions", "add", "Look around"], tmp_path)
    told = plain(["actions", "list", "--all"], tmp_path)
    assert "There are no actions yet. Add one: secretariat actions add …" in told.stderr
    assert (tmp_path / ".local" / "share" / "secretariat" / "sample.db").exists()


def test_a_noun_with_a_verb_of_its_own_answers_to_the_usual_one_too(run: Run) -> None:
    usual = run("bilaterals", "add", "APEC-SMEMM-18", "ID", "JP", on="sample")
    assert usual.code == 0 and "APEC-SMEMM-18/ID-JP" in usual.err
    shown = run("agenda", "list", "APEC-SMEMM-18", "--format", "json", on="sample")
    assert shown.out == run("agenda", "show", "APEC-SMEMM-18", "--format", "json", on="sample").out != ""
