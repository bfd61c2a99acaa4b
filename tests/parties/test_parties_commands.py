"""Parties and forums from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
PROMISED = {"code", "name", "name_in_forum", "kind", "since", "until"}


def told(run: Run, *words: str, **options: Any) -> Any:
    ran = run(*words, "--format", "json", **options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize(("on", "count"), [("2007-10-30", 45), ("2006-01-01", 39), ("30 October 2007", 45)])
def test_a_roster_on_a_day(run: Run, on: str, count: int) -> None:
    rows = told(run, "parties", "list", "--forum", "ASEM", "--on", on)
    assert len(rows) == count
    assert all(set(row) >= PROMISED for row in rows)


def test_a_roster_is_of_today_where_no_day_is_named(run: Run) -> None:
    assert len(told(run, "parties", "list", "--forum", "asem", today="1996-03-02")) == 26
    assert len(told(run, "parties", "list", "--forum", "asem", today="")) == 53
    rows = told(run, "parties", "list", "--forum", "APEC")
    assert {row["name_in_forum"] for row in rows} >= {"Chinese Taipei", "Hong Kong, China"}
    assert (rows[0]["code"], rows[0]["since"], rows[0]["until"]) == ("AU", "1989-11-06", None)


def test_the_list_has_the_promised_keys_and_organisations_their_party(run: Run) -> None:
    rows = told(run, "parties", "list")
    assert all(set(row) >= PROMISED | {"party"} for row in rows)
    by_code = {row["code"]: row for row in rows}
    assert by_code["SMBA"]["party"] == "KR" and by_code["KR"]["party"] is None
    assert by_code["KR"]["since"] is None


def test_lists_are_sorted_turned_round_and_filtered(run: Run) -> None:
    codes = [row["code"] for row in told(run, "parties", "list", "--sort", "code")]
    assert codes == sorted(codes)
    assert [row["code"] for row in told(run, "parties", "list", "--sort", "code", "--reverse")] == codes[::-1]
    assert [row["code"] for row in told(run, "parties", "list", "korea", "republic")][:1] == ["KR"]
    assert [r["code"] for r in told(run, "parties", "list", "taipei", "--forum", "APEC")] == ["TW"]
    assert run("parties", "list", "--sort", "colour").code == 2


def test_csv_and_table(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("parties", "list", "--forum", "APEC", "--format", "csv").out)))
    assert len(rows) == 21 and set(rows[0]) >= PROMISED
    table = run("parties", "list", "--forum", "APEC").out
    assert table.count("\n") == 22 and "Hong Kong, China" in table


def test_a_party_is_added_shown_edited_deleted_and_brought_back(run: Run) -> None:
    added = run("parties", "add", "--code", "SMRC", "--name", "Centre [/draft]", "--parent", "korea")
    assert (added.code, added.out, added.err) == (0, "", "Added SMRC: Centre [/draft].\n")
    assert run("parties", "edit", "SMRC", "--also", "SERC; 소상공인").code == 0
    shown = told(run, "parties", "show", "소상공인")
    assert (shown["code"], shown["party"], shown["also"]) == ("SMRC", "KR", ["SERC", "소상공인"])
    assert "Centre [/draft]" in run("parties", "show", "SMRC").out
    assert run("parties", "delete", "smrc").code == 0
    assert run("parties", "show", "SMRC").code == 1
    assert run("undo").code == 0
    assert told(run, "parties", "show", "SMRC")["also"] == ["SERC", "소상공인"]


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("parties", "show", "Atlantis"), 1, "No party is called"),
        (("parties", "add", "--name", "X"), 1, "missing: --code."),
        (("parties", "list", "--forum", "OPEC"), 1, "there are: APEC, ASEM"),
        (("parties", "list", "--on", "2011-01-01"), 2, "--on needs --forum"),
        (("parties", "list", "--forum", "APEC", "--on", "2011"), 2, "--on needs one day"),
        (("parties", "delete", "KR"), 1, "hang on it"),
        (("forums", "show", "OPEC"), 1, "no forum"),
        (("forums", "admit", "APEC", "KR", "--since", "2015"), 1, "already"),
        (("forums", "admit", "APEC", "IN"), 1, "missing: --since."),
        (("forums", "leave", "APEC", "DE", "--until", "2015"), 1, "is not a member of APEC"),
        (("forums", "delete", "Atlantis"), 1, "no forum"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run: Run, words: tuple[str, ...], code: int, why: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (code, "")
    assert why in ran.err and ran.err.strip().count("\n") == 0


def test_a_forum_from_its_founding_to_its_end(run: Run) -> None:
    assert run("forums", "add", "--code", "mikta", "--name", "MIKTA", "--uses-flags", "no").code == 0
    for party, since in (("mexico", "2013-09-25"), ("indonesia", "25 September 2013"), ("korea", "2013-09-25")):
        assert run("forums", "admit", "MIKTA", party, "--since", since).code == 0
    admitted = run("forums", "admit", "MIKTA", "AU", "--since", "September 2013", "--name", "Commonwealth of Australia")
    assert admitted.err == "Commonwealth of Australia (AU) is a member of MIKTA since September 2013.\n"
    shown = told(run, "forums", "show", "MIKTA", "--on", "2014-01-01")
    assert [member["name_in_forum"] for member in shown["roster"]] == [
        "Commonwealth of Australia",
        "Indonesia",
        "Mexico",
        "Republic of Korea",
    ]
    assert shown["members"] == 4 and shown["uses_flags"] is False
    assert run("forums", "leave", "MIKTA", "mexico", "--until", "end of 2015").code == 0
    assert told(run, "forums", "show", "MIKTA", "--on", "2015-12-31")["members"] == 4
    assert told(run, "forums", "show", "MIKTA", "--on", "2016-01-01")["members"] == 3
    assert run("forums", "edit", "MIKTA", "--avoid", "bloc; group").code == 0
    assert told(run, "forums", "show", "MIKTA")["avoid"] == ["bloc", "group"]
    assert "MIKTA" in run("forums", "list").out
    assert run("forums", "delete", "MIKTA").code == 0
    assert "MIKTA" not in run("forums", "list").out
    assert run("undo").code == 0
    assert told(run, "forums", "show", "MIKTA", "--on", "2014-01-01")["members"] == 4


def test_forums_are_listed_with_their_members_of_today(run: Run) -> None:
    rows = told(run, "forums", "list", today="2011-08-15")
    assert {row["code"]: row["members"] for row in rows}.items() >= {"APEC": 21, "ASEM": 48}.items()
    turned = told(run, "forums", "list", "asia", "--sort", "name", "--reverse")
    assert [row["code"] for row in turned] == ["APEC", "ASEM"]
    assert {row["code"]: row["members"] for row in told(run, "forums", "list", today="1990-01-01")}["APEC"] == 12
