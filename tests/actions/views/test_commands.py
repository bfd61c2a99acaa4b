"""The command line's groups, reasons and kept filters."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.actions.made import indonesian


def answered(run: Callable[..., Any], *words: str, **options: str) -> Any:
    ran = run("actions", *words, "--format", "json", **options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_groups_are_counted_with_a_filter(run: Callable[..., Any]) -> None:
    found = answered(run, "groups", "counterpart", "meeting:APEC-SMEMM-18", on="sample")
    assert [(one["key"], one["count"]) for one in found] == [("KR", 4), ("TW", 3)]
    assert set(found[0]) == {"key", "name", "count", "overdue", "progress"}
    table = run("actions", "groups", "lead", on="sample")
    assert table.code == 0 and "no owner" in table.out


def test_a_groups_progress_is_a_share_in_the_table_and_a_number_in_json(run: Callable[..., Any]) -> None:
    for words in (("Count", "lead:SMBA", "target:100 SMEs"), ("Ask", "lead:Sesmen [/draft]")):
        assert run("actions", "add", *words).code == 0
    assert run("actions", "progress", "A-1", "33").code == 0
    lines = run("actions", "groups", "lead").out.splitlines()
    assert [line.split()[-1] for line in lines if "Administration" in line] == ["33%"]
    assert not any("%" in line for line in lines if "Sesmen" in line)
    found = {one["name"]: one["progress"] for one in answered(run, "groups", "lead")}
    assert found == {"Small and Medium Business Administration": 33, "Sesmen [/draft]": None}


def test_groups_by_something_else_are_refused(run: Callable[..., Any]) -> None:
    ran = run("actions", "groups", "colour", on="sample")
    assert ran.code != 0 and "lead" in ran.err and "Traceback" not in ran.err


def test_why_tells_the_sum(run: Callable[..., Any]) -> None:
    run("actions", "add", "Sign", "due:July 2011", "!high", today="2011-06-01")
    told = answered(run, "why", "A-1")
    assert told["urgency"] == sum(points for _words, points in told["terms"]) == 34
    assert ["overdue 15 days", 20] in told["terms"]
    table = run("actions", "why", "A-1").out
    assert "+20" in table and "overdue 15 days" in table
    assert run("actions", "why", "A-99").code != 0


def test_a_filter_is_kept_used_in_its_order_and_deleted(run: Callable[..., Any]) -> None:
    for words in (("Bravo", "due:July 2011", "@KR"), ("Alpha", "due:2009", "@TW"), ("Charlie", "due:2010", "@KR")):
        assert run("actions", "add", *words, today="2008-06-01").code == 0
    kept = run("actions", "filters", "--save", "late from Korea", "--sort", "title", "overdue", "party:KR")
    assert kept.code == 0 and "Kept “overdue party:KR” as “late from Korea”." in kept.err
    assert answered(run, "filters") == [
        {"name": "late from Korea", "filter": "overdue party:KR", "sort": "title", "descending": False}
    ]

    def refs(*words: str) -> list[str]:
        return [one["ref"] for one in answered(run, "list", *words)]

    assert refs() == ["A-2", "A-3", "A-1"]
    assert refs(":late from Korea") == ["A-1", "A-3"]
    assert refs(":late", "--reverse") == ["A-3", "A-1"]
    assert refs(":late", "--sort", "due") == ["A-3", "A-1"]
    assert refs(":late", "charlie") == ["A-3"]
    assert run("actions", "filters", "--delete", "late from korea").code == 0
    gone = run("actions", "list", ":late")
    assert gone.code != 0 and "No filter is kept under “late”; there are: none." in gone.err


def test_what_is_no_filter_is_not_kept(run: Callable[..., Any]) -> None:
    for words in (("owner:KR",), ("due<soonish",)):
        ran = run("actions", "filters", "--save", "wrong", *words)
        assert ran.code != 0 and ran.err
    for order in ("colour", ""):
        assert run("actions", "filters", "--save", "wrong", "--sort", order, "overdue").code != 0
    assert answered(run, "filters") == []
    assert "No filter is kept yet" in run("actions", "filters").err


@indonesian
def test_they_speak_indonesian(run: Callable[..., Any]) -> None:
    ran = run("--lang", "id", "actions", "groups", "lead", on="sample")
    assert "belum ada" in ran.out.casefold() or "tanpa" in ran.out.casefold()
