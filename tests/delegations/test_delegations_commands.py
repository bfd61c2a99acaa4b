"""The command line's words, flags and JSON keys for delegations."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
M = "APEC-T-18"


@pytest.fixture
def at(run: Run) -> Run:
    """The command line on a record with an APEC meeting, its members invited."""
    add = ("meetings", "add", "--ref", M, "--title", "18th", "--level", "ministerial", "--forum", "APEC")
    assert run(*add, "--dates", "20-21 May 2011", "--host", "US").code == 0
    assert run("meetings", "invite", M).err == "Invited 21 members.\n"
    return run


def listed(at: Run, *words: str) -> list[dict[str, Any]]:
    done = at("delegations", *words, "--format", "json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def test_inviting_again_invites_nobody(at: Run) -> None:
    done = at("meetings", "invite", M)
    assert (done.code, done.err) == (0, "Every member has a delegation there already.\n")


def test_list_has_the_promised_keys_in_the_meetings_order(at: Run) -> None:
    rows = listed(at, "list", M)
    assert [row["party"] for row in rows][:3] == ["AU", "BN", "CA"]
    assert {"meeting", "party", "name", "status", "head", "size", "note_verbale"} <= set(rows[0])
    assert rows[0] | {"head": None, "size": 0, "note_verbale": None, "status": "invited"} == rows[0]
    assert [row["party"] for row in listed(at, "list", M, "taipei")] == ["TW"]
    assert listed(at, "list", M, "--sort", "party", "--reverse")[0]["party"] == "VN"


def test_a_delegate_is_named_and_shown_with_the_promised_keys(at: Run) -> None:
    done = at(
        *("delegations", "delegate", M, "KR", "--name", "Dong-Sun KIM (김동선)", "--function", "head of delegation"),
        *("--title", "Administrator [/draft]", "--organisation", "SMBA", "--representing", "the Minister"),
        *("--honorific", "Mr"),
    )
    assert done.code == 0, done.err
    assert f"as head of delegation in {M}:KR" in done.err
    one = json.loads(at("delegations", "show", M, "korea", "--format", "json").out)
    assert isinstance(one["lacks"], list) and "not_ready" not in one  # one list, under one key
    assert (one["head"], one["size"]) == ("Dong-Sun KIM", 1)
    assert one["delegates"] == [
        one["delegates"][0]
        | {
            "person": "P-1",
            "name": "Dong-Sun KIM",
            "native_name": "김동선",
            "family_name": "KIM",
            "honorific": "Mr",
            "function": "head of delegation",
            "title": "Administrator [/draft]",
            "organisation": "SMBA",
            "representing": "the Minister",
            "accreditation": "nominated",
        }
    ]
    assert "Administrator [/draft]" in at("delegations", "show", M, "KR").out


def test_delegates_are_edited_checked_in_and_taken_off(at: Run) -> None:
    at("delegations", "delegate", M, "KR", "--name", "Dong-Sun KIM")
    assert at("delegations", "delegate-edit", M, "KR", "kim", "--accreditation", "accredited").code == 0
    assert at("delegations", "arrive", M, "P-1").err == "Checked in: Dong-Sun KIM.\n"
    refused = at("delegations", "arrive", M, "P-1", "nobody")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert at("delegations", "delegate-delete", M, "KR", "P-1").code == 0
    assert json.loads(at("delegations", "show", M, "KR", "--format", "json").out)["delegates"] == []
    assert at("undo").code == 0
    assert json.loads(at("delegations", "show", M, "KR", "--format", "json").out)["size"] == 1


def test_person_or_name_is_needed_but_not_both(at: Run) -> None:
    for words in ((), ("P-1", "--name", "Ana")):
        done = at("delegations", "delegate", M, "KR", *words)
        assert (done.code, done.out) == (2, "")
        assert "either PERSON" in done.err


def test_a_delegation_is_added_edited_and_deleted(at: Run) -> None:
    assert at("delegations", "add", M, "KOTRA", "--invited-as", "observer").code == 0
    edited = at("delegations", "edit", M, "KOTRA", "--note-verbale", "NV 12/2011", "--quota", "3")
    assert edited.err == f"Saved {M}:KOTRA: {listed(at, 'list', M, 'kotra')[0]['name']}, nominated.\n"
    refused = at("delegations", "edit", M, "KOTRA", "--status", "confirmed")
    assert refused.code == 1
    assert "can't become “confirmed”" in refused.err
    assert at("delegations", "delete", M, "KOTRA").code == 0
    assert listed(at, "list", M, "kotra") == []


def test_the_order_is_chosen_and_kept(at: Run) -> None:
    chosen = at("delegations", "order", M, "host-first")
    assert chosen.err == f"The order of {M} is now: host first, then alphabetical.\n"
    assert listed(at, "list", M)[0]["party"] == "US"
    assert at("delegations", "order", M, "by hand", "VN", "ID").code == 0
    assert [row["party"] for row in listed(at, "list", M)][:3] == ["VN", "ID", "US"]
    assert at("delegations", "order", M, "by size").code == 1


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".csv"])
def test_the_list_is_printed_by_its_ending(at: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"list{ending}"
    done = at("delegations", "print", M, "-o", str(file))
    assert (done.code, done.err) == (0, f"Wrote {file}.\n")
    assert file.stat().st_size > 500
    assert file.stat().st_mode & 0o077 == 0


def test_what_cannot_be_printed_leaves_the_old_file(at: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.odt"
    file.write_text("old")
    done = at("delegations", "print", M, "-o", str(file))
    assert (done.code, file.read_text()) == (1, "old")
    assert ".pdf, .docx, .xlsx, .csv" in done.err
    assert at("delegations", "print", M, "-o", str(tmp_path / "no" / "list.pdf")).code == 1
    assert at("delegations", "print", "NOWHERE-1", "-o", str(tmp_path / "list.pdf")).code == 1
    assert not (tmp_path / "list.pdf").exists()


@pytest.mark.parametrize("words", ["head", "HOD", "ketua delegasi", "head of delegation"])
def test_a_function_is_said_as_an_import_reads_it(at: Run, words: str) -> None:
    named = at("delegations", "delegate", M, "KR", "--name", "Dong-Sun KIM", "--function", words)
    assert named.code == 0, named.err
    assert listed(at, "delegates", M, "KR")[0]["function"] == "head of delegation"
    refused = at("delegations", "delegate", M, "KR", "--name", "Min LEE", "--function", "wizard")
    assert refused.code == 1 and "is not one of head of delegation" in refused.err


def test_a_deletion_offers_to_take_back_that_act_and_no_other(at: Run) -> None:
    at("delegations", "add", M, "KOTRA", "--invited-as", "observer")
    said = at("delegations", "delete", M, "KOTRA").err
    number = json.loads(at("history", "--format", "json").out)[0]["act"]
    assert f"“secretariat undo {number}” brings that back" in said
