"""The record of a meeting as Markdown, for wikis and mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secretariat.papers.columns import SheetColumn
from secretariat.papers.markdown import escaped, markdown_table


def minutes_markdown(words: dict[str, Any], title: str) -> bytes:
    """The summary record; the same words give the same bytes."""
    return ("\n\n".join([*_head(words, title), *_minutes(words), *_tail(words)]) + "\n").encode()


def decisions_markdown(words: dict[str, Any], title: str) -> bytes:
    """The summary of decisions."""
    return ("\n\n".join([*_head(words, title), *_decisions(words), *_tail(words)]) + "\n").encode()


def _head(words: dict[str, Any], title: str) -> Iterator[str]:
    yield f"# {escaped(title)}"
    yield escaped(words["subtitle"])
    if words["facts"]:
        yield "\n".join(f"- {escaped(label)}: {escaped(value)}" for label, value in words["facts"])


def _minutes(words: dict[str, Any]) -> Iterator[str]:
    attendance = words["attendance"]
    if attendance["rows"]:
        yield f"## {escaped(attendance['heading'])}"
        lines = []
        for row in attendance["rows"]:
            lines.append(f"- **{escaped(row['party'])}**" + ("" if row["people"] else f": {attendance['none']}"))
            for who in row["people"]:
                named = " ".join(part for part in (who["name"], who["native"]) if part)
                lines.append("  - " + escaped(", ".join(part for part in (named, who["said"]) if part)))
        yield "\n".join(lines)
        yield escaped(" ".join(part for part in (attendance["remark"], attendance["regrets"]) if part))
    if words["items"]:
        yield f"## {escaped(words['proceedings'])}"
    for item in words["items"]:
        yield f"### {item['number']}  {escaped(item['title'])}"
        yield from (f"*{escaped(line)}*" for line in (item["state"], item["below"]) if line)
        yield from (escaped(paragraph) for paragraph in item["proceedings"])
        yield from _came(item)
    others = words["others"]
    if others["outcomes"] or others["deeds"]:
        yield f"## {escaped(others['heading'])}"
        yield from _came(others)


def _came(of: dict[str, Any]) -> Iterator[str]:
    lines = []
    for one in of["outcomes"]:
        by = f" ({escaped(one['by'])})" if one["by"] else ""
        lines.append(f"- **{escaped(one['kind'])}**{by} {escaped(one['text'])}")
    lines += [f"- **{one['ref']}** {escaped(one['title'])} – {escaped(one['who'])}" for one in of["deeds"]]
    if lines:
        yield "\n".join(lines)


def _decisions(words: dict[str, Any]) -> Iterator[str]:
    if not words["groups"]:
        yield escaped(words["none"])
    number = 0
    for group in words["groups"]:
        yield f"## {escaped(group['heading'])}"
        lines = []
        for one in group["outcomes"]:
            number += 1
            aside = " · ".join(part for part in (one["by"], one["item"]) if part)
            lines.append(f"{number}. {escaped(one['text'])}" + (f" – *{escaped(aside)}*" if aside else ""))
        yield "\n".join(lines)
    deeds = words["deeds"]
    if deeds["rows"]:
        yield f"## {escaped(deeds['heading'])}"
        keys = ("ref", "title", "lead", "due")
        columns = [SheetColumn(key, heading) for key, heading in zip(keys, deeds["headings"], strict=True)]
        yield markdown_table(columns, deeds["rows"]).rstrip("\n")


def _tail(words: dict[str, Any]) -> Iterator[str]:
    if words["texts"]["rows"]:
        yield f"## {escaped(words['texts']['heading'])}"
        yield "\n".join(f"- {escaped(row)}" for row in words["texts"]["rows"])
    if words["following"]["words"]:
        yield f"## {escaped(words['following']['heading'])}"
        yield escaped(words["following"]["words"])
