"""The record of a meeting as a document (DOCX) that an office goes on editing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secretariat.papers.documents import CellText, DocumentColumn, Section, Words

_NO_HEADINGS = (DocumentColumn("", 46), DocumentColumn("", 124))


def minutes_sections(words: dict[str, Any]) -> Iterator[Section]:
    """The summary record: attendance as a table, then item by item in paragraphs."""
    attendance = words["attendance"]
    if attendance["rows"]:
        rows = [([Words(row["party"], strong=True)], _people(row, attendance["none"])) for row in attendance["rows"]]
        remark = " ".join(part for part in (attendance["remark"], attendance["regrets"]) if part)
        yield Section(rows, _NO_HEADINGS, attendance["heading"], remark)
    if words["items"]:
        yield Section(heading=words["proceedings"])
    for item in words["items"]:
        body: list[CellText] = [[Words(f"{item['number']}  {item['title']}", strong=True)]]
        body += [[Words(line, quiet=True)] for line in (item["state"], item["below"]) if line]
        body += item["proceedings"]
        yield Section(body=[*body, *_came(item)])
    others = words["others"]
    if others["outcomes"] or others["deeds"]:
        yield Section(heading=others["heading"], body=list(_came(others)))
    yield from _tail(words)


def decisions_sections(words: dict[str, Any]) -> Iterator[Section]:
    """The summary of decisions: numbered paragraphs by kind, then the actions as a table."""
    if not words["groups"]:
        yield Section(remark=words["none"])
    number = 0
    for group in words["groups"]:
        body: list[CellText] = []
        for one in group["outcomes"]:
            number += 1
            aside = " · ".join(part for part in (one["by"], one["item"]) if part)
            said = [Words(f"{number}. ", strong=True), Words(one["text"])]
            body.append([*said, Words(aside, quiet=True, on_new_line=True)] if aside else said)
        yield Section(heading=group["heading"], body=body)
    deeds = words["deeds"]
    if deeds["rows"]:
        widths = (14, 84, 42, 30)
        columns = [DocumentColumn(heading, width) for heading, width in zip(deeds["headings"], widths, strict=True)]
        rows = [(row["ref"], row["title"], row["lead"], row["due"]) for row in deeds["rows"]]
        yield Section(rows, columns, deeds["heading"])
    yield from _tail(words)


def _people(row: dict[str, Any], none: str) -> CellText:
    said: list[Words] = []
    for who in row["people"]:
        said.append(Words(who["name"], strong=who["head"], on_new_line=bool(said)))
        if who["native"]:
            said += [Words("  "), Words(who["native"], quiet=True, script=who["script"])]
        if who["said"]:
            said.append(Words(who["said"], quiet=True, on_new_line=True))
    return said or [Words(none, quiet=True)]


def _came(of: dict[str, Any]) -> Iterator[CellText]:
    for one in of["outcomes"]:
        kind = f"{one['kind']} ({one['by']}): " if one["by"] else f"{one['kind']}: "
        yield [Words(kind, strong=True), Words(one["text"])]
    for one in of["deeds"]:
        yield [
            Words(f"{one['ref']}  ", strong=True),
            Words(one["title"]),
            Words(one["who"], quiet=True, on_new_line=True),
        ]


def _tail(words: dict[str, Any]) -> Iterator[Section]:
    if words["texts"]["rows"]:
        yield Section(heading=words["texts"]["heading"], body=words["texts"]["rows"])
    if words["following"]["words"]:
        yield Section(heading=words["following"]["heading"], body=[words["following"]["words"]])
