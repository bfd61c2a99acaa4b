"""The programme of bilaterals in the format that a file's ending names: PDF, document, sheet, Markdown."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from secretariat.bilaterals.papers.programme import HEADINGS, Programme, ProgrammeLine
from secretariat.values.language import N_, _, current_language

ENDINGS: Final = (".pdf", ".docx", ".xlsx", ".md")
_WIDTHS: Final = (26, 22, 46, 34, 44, 22)
_WAITING: Final = N_("Waiting for a slot")


def make_programme(
    programme: Programme,
    ending: str,
    *,
    date: date,
    office: str = "",
    templates: Path | None = None,
    paper_size: str = "a4",
) -> bytes:
    """The programme as a file, issued on ``date``: the same record and day give the same bytes."""
    match ending:
        case ".pdf":
            return _pdf(programme, date, office, templates, paper_size)
        case ".docx":
            return _document(programme, date, office, paper_size)
        case ".xlsx":
            return _sheet(programme, date, paper_size)
        case _:
            return _markdown(programme, office).encode()


def title_of(programme: Programme) -> str:
    """What the paper is called."""
    return _("Bilaterals in the margins: {meeting}").format(meeting=programme.title)


def _pdf(programme: Programme, issued: date, office: str, templates: Path | None, paper_size: str) -> bytes:
    from secretariat.papers.typesetting import typeset

    data = {
        "office": office or None,
        "subtitle": programme.subtitle,
        "zones": programme.zones,
        "headings": [_(heading) for heading in HEADINGS],
        "days": [{"name": day.name, "lines": [_data(line) for line in day.lines]} for day in programme.days],
        "waiting_heading": _(_WAITING),
        "waiting": [_data(line) for line in programme.waiting],
    }
    return typeset(
        "bilaterals_programme.typ",
        data,
        title=title_of(programme),
        language=current_language(),
        date=issued,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _data(line: ProgrammeLine) -> dict[str, Any]:
    return {key: value for key, value in asdict(line).items() if key != "day"}


def _document(programme: Programme, issued: date, office: str, paper_size: str) -> bytes:
    from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, Words, document

    columns = [DocumentColumn(_(heading), width) for heading, width in zip(HEADINGS, _WIDTHS, strict=True)]

    def cells(line: ProgrammeLine) -> list[Any]:
        time = [Words(line.time, strong=True)] if line.time else []
        time += [Words(line.office_time, quiet=True, on_new_line=True)] if line.office_time else []
        named = [Words(line.title, strong=line.confirmed), Words(line.ref, quiet=True, on_new_line=True)]
        named += [Words(line.with_them, quiet=True, on_new_line=True)] if line.with_them else []
        return [time, line.room, named, _below(line.heads), _below(line.topics), line.state]

    sections = [Section(remark=programme.zones)]
    sections += [Section([cells(line) for line in day.lines], columns, day.name) for day in programme.days]
    if programme.waiting:
        sections.append(Section([cells(line) for line in programme.waiting], columns, _(_WAITING)))
    block = TitleBlock(title_of(programme), office, programme.subtitle)
    return document(block, sections, language=current_language(), date=issued, paper_size=paper_size)


def _below(parts: tuple[str, ...]) -> list[Any]:
    from secretariat.papers.documents import Words

    return [Words(part, on_new_line=place > 0) for place, part in enumerate(parts)]


_KEYS: Final = ("day", "time", "office_time", "room", "title", "heads", "topics", "state", "with_them", "ref")
_SHEET_HEADINGS: Final = (
    N_("Day"),
    N_("Time"),
    N_("Office's time"),
    N_("Room"),
    N_("Bilateral"),
    N_("Heads"),
    N_("Topics"),
    N_("State"),
    N_("With them"),
    N_("Reference"),
)


def _rows(programme: Programme) -> list[dict[str, Any]]:
    every = [*(line for day in programme.days for line in day.lines), *programme.waiting]
    return [{**asdict(line), "heads": "\n".join(line.heads), "topics": "\n".join(line.topics)} for line in every]


def _sheet(programme: Programme, issued: date, paper_size: str) -> bytes:
    from secretariat.papers.columns import SheetColumn
    from secretariat.papers.sheets import Sheet, workbook

    kinds = {"day": "date", "heads": "wrap", "topics": "wrap"}
    columns = [
        SheetColumn(key, _(heading), kinds.get(key, "text"))  # type: ignore[arg-type]  # one of the kinds
        for key, heading in zip(_KEYS, _SHEET_HEADINGS, strict=True)
    ]
    sheet = Sheet(_("Bilaterals"), columns, _rows(programme), title_rows=(programme.title, programme.zones))
    title = title_of(programme)
    return workbook([sheet], title=title, date=issued, language=current_language(), paper_size=paper_size)


def _markdown(programme: Programme, office: str) -> str:
    from secretariat.papers.columns import SheetColumn
    from secretariat.papers.markdown import escaped, markdown_table

    keys = ("time", "room", "title", "heads", "topics", "state")
    columns = [SheetColumn(key, _(heading)) for key, heading in zip(keys, HEADINGS, strict=True)]
    parts = [f"# {escaped(title_of(programme))}"]
    parts += [escaped(said) for said in (office, programme.subtitle, programme.zones) if said]
    groups = [(day.name, day.lines) for day in programme.days]
    groups += [(_(_WAITING), programme.waiting)] if programme.waiting else []
    for name, lines in groups:
        rows = [
            {
                **asdict(line),
                "time": "\n".join(part for part in (line.time, line.office_time) if part),
                "heads": "\n".join(line.heads),
                "topics": "\n".join(line.topics),
            }
            for line in lines
        ]
        parts += [f"## {escaped(name)}", markdown_table(columns, rows).rstrip()]
    return "\n\n".join(parts) + "\n"
