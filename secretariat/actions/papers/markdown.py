"""The tracker as Markdown, for wikis and mail: the figures first, then a table for each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from secretariat.actions.papers.reading import TrackerPaper
from secretariat.actions.papers.telling import title_of, told
from secretariat.papers.columns import SheetColumn
from secretariat.papers.markdown import escaped, markdown_table
from secretariat.values.language import _


def tracker_markdown(paper: TrackerPaper, *, office: str = "") -> bytes:
    """The paper as a text in Markdown; the same paper gives the same bytes."""
    return ("\n\n".join(_parts(told(paper), office)) + "\n").encode()


def _parts(words: dict[str, Any], office: str) -> Iterator[str]:
    title = title_of()
    yield f"# {escaped(f'{office} · {title}' if office else title)}"
    yield escaped(" · ".join(part for part in (words["as_of"], words["about"]) if part))
    yield "\n".join(f"- **{figure['number']}** {escaped(figure['words'])}" for figure in words["figures"])
    yield from _remark(words["gaps"])
    leads, late, tracker = words["leads"], words["late"], words["tracker"]
    if leads["rows"]:
        yield f"## {escaped(leads['heading'])}"
        yield _table(
            zip(("name", "open", "overdue"), leads["headings"], strict=False), leads["rows"], {"open", "overdue"}
        )
        yield from _remark(leads["more"])
    yield f"## {escaped(late['heading'])}"
    if late["rows"]:
        yield _table(zip(("ref", "title", "lead", "due", "late"), late["headings"], strict=True), late["rows"])
    yield from _remark(late["more"] if late["rows"] else late["none"])
    yield f"## {escaped(tracker['heading'])}"
    if not tracker["groups"]:
        yield escaped(tracker["none"])
    keys = ("ref", "title", "due", "progress", "standing")
    columns = [*zip(keys, tracker["headings"], strict=True), ("evidence", _("Evidence")), ("note", _("Note"))]
    for group in tracker["groups"]:
        yield f"### {escaped(group['name'])}"
        yield escaped(group["aside"])
        yield _table(columns, [_line(row) for row in group["rows"]])


def _line(row: dict[str, Any]) -> dict[str, Any]:
    reached = [row["reached"], "" if row["progress"] is None else f"{row['progress']}%"]
    return {
        **row,
        "title": " · ".join((row["title"], *row["below"])),
        "progress": ", ".join(part for part in reached if part),
    }


def _table(columns: Iterable[tuple[str, str]], rows: list[dict[str, Any]], numbers: Iterable[str] = frozenset()) -> str:
    right = set(numbers)
    listed = [SheetColumn(key, heading, "number" if key in right else "text") for key, heading in columns]
    return markdown_table(listed, rows).rstrip("\n")


def _remark(words: str) -> list[str]:
    return [escaped(words)] if words else []
