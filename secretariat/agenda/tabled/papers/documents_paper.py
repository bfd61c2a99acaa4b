"""The list of documents: every paper tabled at a meeting, in the order of its agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.agenda.papers.party_names import names_at
from secretariat.agenda.tabled.queries import papers_window
from secretariat.agenda.tabled.rows import PaperRow
from secretariat.agenda.tabled.sheet import file_words
from secretariat.agenda.tabled.states import Access
from secretariat.meetings.queries import MeetingDetail, meeting_detail
from secretariat.meetings.sheet import dates_words
from secretariat.record.record import Record
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.columns import SheetColumn

ENDINGS: Final = (".pdf", ".docx", ".xlsx", ".md")
TEMPLATE: Final = "documents.typ"


def documents_paper(
    record: Record, meeting: str, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The list as a file with the ending ``form``; a text that was replaced stays in it, and says by what.

    It is handed out: what is internal to the office is not in it. Raises ``Refused`` where nothing else is tabled.
    """
    head = meeting_detail(record, meeting)
    window = papers_window(record, ListQuery(sort="item", scope={"meeting": meeting}))
    rows = [row for row in window.rows(0, window.count()) if row.access != Access.INTERNAL]
    if not rows:
        raise Refused(_("{meeting} has no papers tabled yet that may be handed out.").format(meeting=head.ref))
    words = told(rows, head, names_at(record, meeting))
    title, language = head.row.called, current_language()
    if form == ".md":
        return _markdown(words, title).encode()
    if form == ".xlsx":
        from secretariat.papers.sheets import Sheet, workbook

        sheet = Sheet(
            _("Documents"),
            _columns(words),
            words["papers"],
            emphasis=lambda row: "quiet" if row["superseded"] else "plain",
            title_rows=(title, words["subtitle"]),
        )
        return workbook([sheet], title=title, date=record.today, language=language, paper_size=paper_size)
    if form == ".docx":
        return _document(words, title, office, record, paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**words, "office": office or None},
        title=title,
        language=language,
        date=record.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def told(rows: list[PaperRow], head: MeetingDetail, names: dict[str, str]) -> dict[str, Any]:
    """The list in words: plain data, of which a template, a document, a sheet or a text is made."""
    subtitle = (_("List of documents"), head.row.place, dates_words(head.row))
    return {
        "subtitle": " · ".join(part for part in subtitle if part),
        "headings": {
            "item": _("Item"),
            "symbol": _("Symbol"),
            "title": _("Title"),
            "by": _("Submitted by"),
            "purpose": _("Purpose"),
            "access": _("Access"),
            "superseded": _("Superseded"),
            "file": _("File"),
        },
        "papers": [
            {
                "item": row.item,
                "symbol": row.ref,
                "title": row.title,
                "by": names.get(row.party, row.by),
                "purpose": _(row.purpose),
                "access": _(row.access),
                "superseded": _("superseded by {symbol}").format(symbol=row.superseded_by) if row.superseded_by else "",
                "file": file_words(row),
            }
            for row in rows
        ],
    }


def _columns(words: dict[str, Any]) -> list[SheetColumn]:
    from secretariat.papers.columns import SheetColumn

    shown = [key for key in words["headings"] if key != "superseded" or any(one[key] for one in words["papers"])]
    return [SheetColumn(key, words["headings"][key], "wrap" if key == "title" else "text") for key in shown]


def _markdown(words: dict[str, Any], title: str) -> str:
    from secretariat.papers.markdown import escaped, markdown_table

    columns = [column for column in _columns(words) if column.key != "file"]
    return f"# {escaped(title)}\n\n{escaped(words['subtitle'])}\n\n" + markdown_table(columns, words["papers"])


def _document(words: dict[str, Any], title: str, office: str, record: Record, paper_size: str) -> bytes:
    from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, Words, document

    widths = {"item": 15, "symbol": 40, "title": 47, "by": 28, "purpose": 32}
    columns = [DocumentColumn(words["headings"][key], width) for key, width in widths.items()]
    rows = []
    for one in words["papers"]:
        quiet = bool(one["superseded"])
        what = [Words(one["title"], quiet=quiet)]
        if quiet:
            what.append(Words(one["superseded"], quiet=True, on_new_line=True))
        symbol = [Words(one["symbol"], strong=not quiet, quiet=quiet)]
        purpose = [Words(one["purpose"]), Words(one["access"], quiet=True, on_new_line=True)]
        rows.append((one["item"], symbol, what, one["by"], purpose))
    block = TitleBlock(title, office, words["subtitle"])
    language = current_language()
    return document(block, [Section(rows, columns)], language=language, date=record.today, paper_size=paper_size)
