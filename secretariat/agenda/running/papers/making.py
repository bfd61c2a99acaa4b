"""The door to the run of show's papers: in the format that a file's ending names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.agenda.running.finding import day_meant
from secretariat.agenda.running.papers.telling import title_of, told
from secretariat.agenda.running.queries import programme_of
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.documents import Words
    from secretariat.record.record import Record

ENDINGS: Final = (".pdf", ".docx", ".md", ".xlsx")
"""What a run of show can be written as; the first is the usual one."""
TEMPLATE: Final = "run_of_show.typ"


def run_of_show_paper(
    record: Record,
    meeting: str,
    form: str,
    *,
    day: str | None = None,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The run of show of a meeting, or of one ``day`` of it (as typed), as a file with the ending ``form``.

    In the current language, issued on the record's day. ``office`` is who issues it, ``templates`` where the office's
    own templates lie. Raises ``Refused`` where there is nothing on that day, or a character that no font has.
    """
    programme = programme_of(record, meeting)
    days = None if not day else [day_meant(day, programme.meeting, today=record.today)]
    words = told(programme, record.zone, days)
    if not words["days"]:
        raise Refused(words["none"] if not programme.sessions else _("There is nothing on the programme that day."))
    if form == ".pdf":
        return _pdf(words, record.today, office, paper_size, templates)
    if form == ".docx":
        return _document(words, record.today, office, paper_size)
    if form == ".xlsx":
        return _workbook(words, record.today, paper_size)
    return _markdown(words, office)


def _pdf(words: dict[str, Any], today: date, office: str, paper_size: str, templates: Path | None) -> bytes:
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**words, "office": office or None},
        title=title_of(),
        language=current_language(),
        date=today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _document(words: dict[str, Any], today: date, office: str, paper_size: str) -> bytes:
    from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, document

    widths = {"time": 34, "office": 40, "minutes": 11, "what": 72, "track": 20, "room": 26}
    keys = _columns(words)
    columns = [DocumentColumn(words["headings"][key], widths[key]) for key in keys]
    sections = [
        Section([[_cell(row, key) for key in keys] for row in one["rows"]], columns, one["day"], one["changes"])
        for one in words["days"]
    ]
    block = TitleBlock(title_of(), office, " · ".join(part for part in (words["meeting"], words["where"]) if part))
    return document(block, sections, language=current_language(), date=today, paper_size=paper_size)


def _cell(row: dict[str, Any], key: str) -> str | list[Words]:
    from secretariat.papers.documents import Words

    if key != "what":
        return str(row[key])
    title = f"{row['title']} – {row['cancelled']}" if row["cancelled"] else row["title"]
    said = [Words(title, strong=not row["quiet"], quiet=bool(row["cancelled"]))]
    said += [Words(item, on_new_line=True) for item in row["items"]]
    return said + [Words(line, quiet=True, on_new_line=True) for line in row["below"]]


def _markdown(words: dict[str, Any], office: str) -> bytes:
    from secretariat.papers.columns import SheetColumn
    from secretariat.papers.markdown import escaped, markdown_table

    title = f"{office} · {title_of()}" if office else title_of()
    parts = [f"# {escaped(title)}", escaped(" · ".join(part for part in (words["meeting"], words["where"]) if part))]
    keys = _columns(words)
    columns = [SheetColumn(key, words["headings"][key], "number" if key == "minutes" else "text") for key in keys]
    for one in words["days"]:
        parts.append(f"## {escaped(one['day'])}")
        parts += [escaped(one["changes"])] if one["changes"] else []
        parts.append(markdown_table(columns, [_line(row) for row in one["rows"]]).rstrip("\n"))
    return ("\n\n".join(parts) + "\n").encode()


def _workbook(words: dict[str, Any], today: date, paper_size: str) -> bytes:
    from secretariat.papers.columns import SheetColumn
    from secretariat.papers.sheets import Sheet, workbook

    keys = _columns(words)
    columns = [SheetColumn("ref", _("Ref"))]
    columns += [SheetColumn(key, words["headings"][key], "wrap" if key == "what" else "text") for key in keys]
    heading = " · ".join(part for part in (words["meeting"], words["where"]) if part)
    sheets = [
        Sheet(
            one["day"],
            columns,
            [_line(row) for row in one["rows"]],
            emphasis=lambda row: "quiet" if row["cancelled"] else "plain",
            title_rows=[part for part in (f"{title_of()} · {one['day']}", heading, one["changes"]) if part],
        )
        for one in words["days"]
    ]
    return workbook(sheets, title=title_of(), date=today, language=current_language(), paper_size=paper_size)


def _columns(words: dict[str, Any]) -> list[str]:
    """The columns that say anything in this programme."""
    shown = {"office": words["both"], "track": words["tracks"]}
    return [key for key in ("time", "office", "minutes", "what", "track", "room") if shown.get(key, True)]


def _line(row: dict[str, Any]) -> dict[str, Any]:
    title = f"{row['title']} – {row['cancelled']}" if row["cancelled"] else row["title"]
    return {**row, "what": "\n".join((title, *row["items"], *row["below"]))}
