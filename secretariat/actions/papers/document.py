"""The tracker as a document (DOCX) that an office can go on editing: the minister's figures, then the actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from secretariat.actions.papers.reading import TrackerPaper
from secretariat.actions.papers.telling import title_of, told
from secretariat.papers.documents import CellText, DocumentColumn, Section, TitleBlock, Words, document
from secretariat.values.bar import bar
from secretariat.values.language import current_language

_BAR: Final = 10
_LEADS: Final = (58, 16, 18, 40)
_LATE: Final = (14, 76, 42, 34, 24)
_TRACKER: Final = (14, 84, 34, 34, 34)


def tracker_document(paper: TrackerPaper, *, office: str = "", paper_size: str = "a4") -> bytes:
    """The paper as a document, in the current language; raises ``Refused`` for a size of paper there is not."""
    words = told(paper)
    facts = [(figure["words"][:1].upper() + figure["words"][1:], str(figure["number"])) for figure in words["figures"]]
    subtitle = " · ".join(part for part in (words["as_of"], words["about"]) if part)
    return document(
        TitleBlock(title_of(), office, subtitle, facts),
        list(_sections(words)),
        language=current_language(),
        date=paper.today,
        paper_size=paper_size,
    )


def _sections(words: dict[str, Any]) -> Iterator[Section]:
    leads, late, tracker = words["leads"], words["late"], words["tracker"]
    if words["gaps"]:
        yield Section(remark=words["gaps"])
    if leads["rows"]:
        rows = [
            (one["name"], str(one["open"]), _late(str(one["overdue"]), one["overdue"] > 0), _share(one, leads["most"]))
            for one in leads["rows"]
        ]
        yield Section(rows, _columns(leads["headings"], _LEADS), leads["heading"], leads["more"])
    overdue = [(one["ref"], one["title"], one["lead"], one["due"], _late(one["late"])) for one in late["rows"]]
    yield Section(
        overdue, _columns(late["headings"], _LATE), late["heading"], late["more"] if overdue else late["none"]
    )
    if not tracker["groups"]:
        yield Section(heading=tracker["heading"], remark=tracker["none"])
    for group in tracker["groups"]:
        lines = [_line(row) for row in group["rows"]]
        yield Section(lines, _columns(tracker["headings"], _TRACKER), f"{group['name']} – {group['aside']}")


def _columns(headings: Sequence[str], widths: Sequence[int]) -> list[DocumentColumn]:
    return [DocumentColumn(heading, width) for heading, width in zip(headings, widths, strict=True)]


def _line(row: dict[str, Any]) -> Sequence[CellText]:
    what = [Words(row["title"], strong=row["high"])]
    what += [Words(" · ".join(row["below"]), quiet=True, on_new_line=True)] if row["below"] else []
    what += [Words(row["evidence"], quiet=True, on_new_line=True)] if row["evidence"] else []
    return row["ref"], what, row["due"], _progress(row), _late(row["standing"], row["late"])


def _progress(row: dict[str, Any]) -> Sequence[Words]:
    shown = []
    if row["progress"] is not None:
        shown.append(Words(f"{bar(row['progress'], 100, _BAR)} {row['progress']}%"))
    if row["reached"]:
        shown.append(Words(row["reached"], quiet=True, on_new_line=bool(shown)))
    return shown


def _late(words: str, late: bool = True) -> Sequence[Words]:
    return [Words(words, strong=late)]


def _share(one: dict[str, Any], most: int) -> str:
    """A bar as long as what is open, filled as far as that is overdue."""
    width = max(1, round(one["open"] * _BAR / most)) if most else 0
    return bar(one["overdue"], one["open"], width)
