"""A briefing as a text: for the terminal's page and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secretariat.dossiers.briefing.rows import Briefing
from secretariat.dossiers.briefing.telling import told
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section


def briefing_sheet(one: Briefing) -> FactSheet:
    """The briefing as it reads, section by section."""
    words = told(one)
    state = " · ".join(part for part in (words["marking"], words["subtitle"]) if part)
    facts = [Fact(label, value) for label, value in words["facts"]]
    return FactSheet(one.detail.ref, words["title"], state, facts, list(_sections(words)))


def _sections(words: dict[str, Any]) -> Iterator[Section]:
    for side in words["sides"]:
        head = side["head"]
        people = [*([head] if head else []), *side["others"]]
        lines = [Line(_person(each), emphasis="strong" if each is head else "") for each in people]
        more = [Line(side["more"], emphasis="dim")] if side["more"] else []
        yield Section(side["party"], [*lines, *more], side["unknown"])
    last = words["last"]
    points = [Line(_joined(point["text"], point["became"], " → "), point["kind"]) for point in last["points"]]
    about = [Line(last["what"], emphasis="dim")] if last["what"] else []
    yield Section(last["heading"], [*about, *points, *_beyond(last)], last["none"])
    for part in (*words["owed"], words["between"]):
        if part["rows"] or part is not words["between"]:
            yield Section(part["heading"], [*(_owed(row) for row in part["rows"]), *_beyond(part)], part["none"])
    topics = words["topics"]
    yield Section(topics["heading"], [*(_topic(row) for row in topics["rows"]), *_beyond(topics)], topics["none"])
    brackets = words["brackets"]
    rows = [Line(f"{row['words']} — {row['stands']}", row["place"]) for row in brackets["rows"]]
    yield Section(brackets["heading"], [*rows, *_beyond(brackets)], brackets["none"])


def _person(one: dict[str, Any]) -> str:
    name = f"{one['name']} ({one['native']})" if one["native"] else one["name"]
    return " · ".join(part for part in (name, one["title"], one["function"], one["addressed"]) if part)


def _owed(row: dict[str, Any]) -> Line:
    said = f"{row['what']} — {row['became']} · {row['lead']}"
    return Line(said, row["ref"], "overdue" if row["late"] else "")


def _topic(row: dict[str, Any]) -> Line:
    parts = [row["topic"], row["line"] or row["without"], row["background"]]
    return Line(" — ".join(part for part in parts if part))


def _joined(first: str, second: str, between: str) -> str:
    return f"{first}{between}{second}" if second else first


def _beyond(part: dict[str, Any]) -> list[Line]:
    return [Line(part["more"], emphasis="dim")] if part["more"] else []
