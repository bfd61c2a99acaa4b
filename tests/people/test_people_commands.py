"""People from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_a_person_is_added_shown_edited_listed_and_deleted(run: Run) -> None:
    added = run("people", "add", "--name", "Dong-Sun KIM", "--party", "korea", "--native-name", "김동선")
    assert (added.code, added.out) == (0, "")
    assert "P-" in added.err
    assert run("people", "edit", "김동선", "--honorific", "H.E.").code == 0
    shown = json.loads(run("people", "show", "Dong-Sun KIM", "--format", "json").out)
    assert (shown["family_name"], shown["party"], shown["honorific"]) == ("KIM", "KR", "H.E.")
    rows = json.loads(run("people", "list", "dong", "--sort", "party", "--reverse", "--format", "json").out)
    assert [row["name"] for row in rows] == ["Dong-Sun KIM"]
    assert "김동선" in run("people", "show", shown["ref"]).out
    assert run("people", "delete", shown["ref"]).code == 0
    assert run("people", "show", shown["ref"]).code == 1


def test_positions_are_added_changed_and_removed(run: Run) -> None:
    run("people", "add", "--name", "Dong-Sun KIM")
    given = run("people", "position", "dong-sun kim", "--title", "Administrator", "--since", "Maret 2010")
    assert given.code == 0
    assert run("people", "position", "dong-sun kim", "--number", "1", "--organisation", "SMBA").code == 0
    shown = json.loads(run("people", "show", "dong-sun kim", "--format", "json").out)
    assert shown["positions"][0] | {"source": ""} == {
        "number": 1,
        "title": "Administrator",
        "organisation": "SMBA",
        "party": None,
        "since": "2010-03",
        "until": None,
        "source": "",
    }
    assert run("people", "position", "dong-sun kim", "--remove").code == 2
    assert run("people", "position", "dong-sun kim", "--remove", "--number", "2").code == 1
    assert run("people", "position", "dong-sun kim", "--remove", "--number", "1").code == 0
    assert "No position is known." in run("people", "show", "dong-sun kim").out


def test_what_is_wrong_is_said_in_one_line(run: Run) -> None:
    for words, code in (
        (("people", "show", "Nobody At All"), 1),
        (("people", "add"), 1),
        (("people", "add", "--name", "Ana", "--family-first", "perhaps"), 1),
        (("people", "add", "--name", "Ana", "--email", "x"), 1),
        (("people", "position", "Nobody", "--title", "X"), 1),
    ):
        ran = run(*words)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.strip().count("\n") == 0
    assert json.loads(run("people", "list", "--format", "json").out) == []


def test_titles_are_read_given_and_shown(run: Run) -> None:
    assert run("people", "add", "--name", "Dr. Ir. Budi SANTOSO, M.Sc.").code == 0
    shown = json.loads(run("people", "show", "santoso", "--format", "json").out)
    assert (shown["name"], shown["title_before"], shown["title_after"]) == ("Budi SANTOSO", "Dr. Ir.", "M.Sc.")
    assert run("people", "edit", "santoso", "--title-before", "Prof. Dr. Ir.").code == 0
    assert "Prof. Dr. Ir. Budi SANTOSO, M.Sc." in run("people", "list").out
    assert run("people", "show", "Prof. Dr. Ir. Budi Santoso, M.Sc.").code == 0


def test_two_people_are_merged_and_parted_again(run: Run) -> None:
    run("people", "add", "--name", "Łukasz Sánchez")
    run("people", "add", "--name", "SANCHEZ Lukasz", "--phone", "1")
    assert run("people", "merge", "P-1", "P-1").code == 1
    merged = run("people", "merge", "P-1", "P-2")
    assert (merged.code, merged.out) == (0, "")
    assert json.loads(run("people", "show", "sanchez lukasz", "--format", "json").out)["phone"] == "1"
    assert run("undo").code == 0
    assert run("people", "show", "P-2").code == 0
