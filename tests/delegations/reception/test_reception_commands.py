"""The door from the command line: checked in and taken back, walk-ins, stand-ins, who is there and who is missing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.values.language import set_language
from tests.conftest import Ran

M = "APEC-T-18"
Run = Callable[..., Ran]


@pytest.fixture
def at(run: Run) -> Run:
    """The command line on a record with a meeting, Korea with P-1 (its head) and P-2, Japan with P-3 (its head)."""
    for words in (
        ["meetings", "add", "--ref", M, "--title", "A meeting", "--level", "ministerial", "--dates", "20 May 2011"],
        ["delegations", "add", M, "KR"],
        ["delegations", "add", M, "JP"],
        ["delegations", "add", M, "US"],
        ["delegations", "delegate", M, "KR", "--name", "Dong-Sun KIM [/draft]", "--function", "head of delegation"],
        ["delegations", "delegate", M, "KR", "--name", "Min-su LEE"],
        ["delegations", "delegate", M, "JP", "--name", "林聖忠", "--function", "head of delegation"],
    ):
        assert run(*words).code == 0
    return run


def answered(ran: Ran) -> Any:
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_several_are_checked_in_and_scripts_are_told_each(at: Run) -> None:
    rows = answered(at("delegations", "arrive", M, "P-1", f"{M}:JP:P-3", "--format", "json"))
    assert [(row["person"], row["result"], row["accreditation"], row["walk_in"]) for row in rows] == [
        ("P-1", "arrived", "arrived", False),
        ("P-3", "arrived", "arrived", False),
    ]
    again = answered(at("delegations", "arrive", M, "P-1", "lee", "--format", "json"))
    assert [row["result"] for row in again] == ["already", "arrived"]
    told = at("delegations", "arrive", M, "P-1")
    assert (told.code, told.out, told.err) == (0, "", "Already here: Dong-Sun KIM [/draft].\n")
    undone = at("delegations", "arrive", M, "P-1", "--undo")
    assert (undone.code, undone.err) == (0, "No longer checked in: Dong-Sun KIM [/draft].\n")
    assert at("delegations", "arrive", M, "P-1", "--undo").code == 1


def test_arrivals_by_party_with_their_heads(at: Run) -> None:
    assert at("delegations", "arrive", M, "P-2", "P-3").code == 0
    assert at("delegations", "walk-in", M, "KR", "Jiwon PARK", "--title", "Director").code == 0
    told = at("delegations", "arrivals", M, "--format", "json")
    rows = {row["party"]: row for row in answered(told)}
    assert told.err == "3 of 4 arrived.\n"
    assert (rows["KR"]["expected"], rows["KR"]["arrived"], rows["KR"]["walk_ins"]) == (3, 2, 1)
    assert (rows["KR"]["head_arrived"], rows["JP"]["head_arrived"], rows["US"]["head_arrived"]) == (False, True, None)
    assert rows["JP"]["head_arrived_at"].endswith("+00:00")
    missing = answered(at("delegations", "arrivals", M, "--missing-heads", "--format", "json"))
    assert [(row["party"], row["head_ref"]) for row in missing] == [("KR", f"{M}:KR:P-1")]
    table = at("delegations", "arrivals", M)
    assert "not here yet" in table.out and "there since" in table.out and "Expected" in table.out
    rows_of_csv = list(csv.DictReader(io.StringIO(at("delegations", "arrivals", M, "--format", "csv").out)))
    assert [row["arrived"] for row in rows_of_csv if row["party"] == "KR"] == ["2"]
    at("delegations", "arrive", M, "P-1")
    assert at("delegations", "arrivals", M, "--missing-heads").err.startswith("Every head of delegation is there.")


def test_a_meeting_without_delegations_says_what_to_do(run: Run) -> None:
    run("meetings", "add", "--ref", M, "--title", "A meeting", "--level", "ministerial")
    assert "has no delegations yet" in run("delegations", "arrivals", M).err


def test_a_walk_in_is_put_on_the_list_with_what_is_said(at: Run) -> None:
    (row,) = answered(
        at(
            "delegations",
            "walk-in",
            M,
            "Japan",
            "Aiko SATO",
            "--honorific",
            "Dr",
            "--function",
            "adviser",
            "--format",
            "json",
        )
    )
    assert (row["person"], row["name"], row["function"], row["walk_in"], row["result"]) == (
        "P-4",
        "Dr Aiko SATO",
        "adviser",
        True,
        "arrived",
    )
    refused = at("delegations", "walk-in", M, "JP", "P-1")
    assert refused.code == 1 and f"has a place at this meeting already, in {M}:KR" in refused.err
    assert at("delegations", "walk-in", M, "JP", "P-1", "--given", "X").code == 2
    assert at("delegations", "walk-in", M, "PE", "Somebody").code == 1


def test_somebody_comes_in_anothers_place(at: Run) -> None:
    told = at("delegations", "stand-in", M, "P-1", "Jiwon PARK")
    assert (told.code, told.err) == (0, "Jiwon PARK (P-4) is checked in, in place of Dong-Sun KIM [/draft].\n")
    refused = at("delegations", "arrive", M, "P-1")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "Dong-Sun KIM [/draft] was replaced by Jiwon PARK (P-4)." in refused.err
    at("undo")
    assert at("delegations", "arrive", M, "P-1").code == 0


def test_in_place_of_somebody_who_is_here_already_is_told(at: Run) -> None:
    at("delegations", "arrive", M, "P-1")
    told = at("delegations", "stand-in", M, "P-1", "Jiwon PARK").err
    assert told.startswith("Jiwon PARK (P-4) is checked in, in place of Dong-Sun KIM [/draft], here since ")


def test_the_arrivals_read_in_indonesian(at: Run) -> None:
    told = at("--lang", "id", "delegations", "arrivals", M)
    set_language("en")
    assert told.code == 0
    assert "Ditunggu" in told.out and "belum datang" in told.out and "0 dari 3 sudah hadir." in told.err


def test_the_help_of_a_walk_in_says_of_itself_how_a_day_is_written(at: Run) -> None:
    words = " ".join(at("delegations", "walk-in", "--help").out.split())
    assert "--departure DEPARTURE a day, with its time where it is known" in words
