"""What a paper is made of, and the one place that puts it together as PDF, document, sheet or CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.papers.documents import Section, TitleBlock

if TYPE_CHECKING:
    from secretariat.papers.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a paper in ``language`` (and ``second_language``, where there is one); each is made only for a
    format that shows it.

    ``template`` is the name of the Typst template beside this module, ``data`` what it is given.
    """

    template: str
    title: str
    subtitle: str
    language: str
    data: Callable[[], Mapping[str, Any]]
    facts: Callable[[], Sequence[tuple[str, str]]]
    sections: Callable[[], Sequence[Section]]
    sheet: Callable[[], Sheet]
    second_language: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """How a paper is handed out: on what day, by which office, with its own templates, on what size of paper."""

    date: date
    office: str = ""
    templates: Path | None = None
    paper_size: str = "a4"


def put_together(parts: Parts, ending: str, issue: Issue) -> bytes:
    """The paper in the format of ``ending`` (".pdf", ".docx", ".csv", else a workbook).

    The same parts and day give the same PDF. Raises ``Refused`` as ``typesetting.typeset`` does.
    """
    if ending == ".pdf":
        return _typeset(parts, issue)
    if ending == ".docx":
        from secretariat.papers.documents import document

        block = TitleBlock(parts.title, issue.office, parts.subtitle, parts.facts())
        return document(
            block,
            parts.sections(),
            language=parts.language,
            date=issue.date,
            paper_size=issue.paper_size,
            second_language=parts.second_language,
        )
    sheet = parts.sheet()
    if ending == ".csv":
        from secretariat.papers.csv_out import csv_bytes

        return csv_bytes(sheet.columns, sheet.rows)
    from secretariat.papers.sheets import workbook

    return workbook([sheet], title=parts.title, date=issue.date, language=parts.language, paper_size=issue.paper_size)


def _typeset(parts: Parts, issue: Issue) -> bytes:
    from secretariat.papers.typesetting import typeset

    return typeset(
        parts.template,
        {**parts.data(), "office": issue.office or None},
        title=parts.title,
        language=parts.language,
        date=issue.date,
        folder=Path(__file__).parent,
        overrides=issue.templates,
        paper_size=issue.paper_size,
        second_language=parts.second_language,
    )
