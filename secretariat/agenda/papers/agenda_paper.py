"""The agenda on paper: a list of its items, or annotated, with what is said on each beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.agenda.papers.party_names import names_at
from secretariat.agenda.papers.telling import told
from secretariat.agenda.queries import meeting_agenda
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.documents import Section

TEMPLATES: Final = {False: "agenda.typ", True: "annotated_agenda.typ"}


def agenda_paper(
    record: Record, meeting: str, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The agenda as a file with the ending ``form``. Raises ``Refused`` where it has no items."""
    return _paper(record, meeting, form, office, paper_size, templates, annotated=False)


def annotated_paper(
    record: Record, meeting: str, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The same with each item's length, note, papers by title, and where it was carried over from."""
    return _paper(record, meeting, form, office, paper_size, templates, annotated=True)


def _paper(
    record: Record, meeting: str, form: str, office: str, paper_size: str, templates: Path | None, *, annotated: bool
) -> bytes:
    agenda, head = meeting_agenda(record, meeting), meeting_detail(record, meeting)
    if not agenda.items:
        raise Refused(_("The agenda of {meeting} has no items yet.").format(meeting=agenda.meeting))
    names = names_at(record, meeting)
    words, title = told(agenda, head, names, annotated=annotated), head.row.called
    if form == ".md":
        return ("\n\n".join(_markdown(words, title, annotated=annotated)) + "\n").encode()
    if form == ".docx":
        from secretariat.papers.documents import TitleBlock, document

        block = TitleBlock(title, office, words["subtitle"], [(label, value) for label, value in words["facts"]])
        sections = [_section(words, annotated=annotated)]
        return document(block, sections, language=current_language(), date=record.today, paper_size=paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATES[annotated],
        {**words, "office": office or None},
        title=title,
        language=current_language(),
        date=record.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _section(words: dict[str, Any], *, annotated: bool) -> Section:
    from secretariat.papers.documents import DocumentColumn, Section, Words

    headings = words["headings"]
    columns = [DocumentColumn(headings["number"], 14), DocumentColumn(headings["item"], 112)]
    columns.append(DocumentColumn(headings["purpose"], 40))
    rows = []
    for item in words["items"]:
        what = [Words(item["title"], strong=not item["depth"], quiet=bool(item["state"]))]
        for line in _beneath(item):
            what.append(Words(line, quiet=True, on_new_line=True))
        if annotated:
            what += [Words(line, on_new_line=True) for line in item["note"]]
        rows.append((item["number"], what, item["state"] or item["purpose"]))
    return Section(rows, columns)


def _beneath(item: dict[str, Any]) -> Iterator[str]:
    """What stands in small letters under an item."""
    first = " · ".join(part for part in (item["late"], item["below"]) if part)
    yield from (line for line in (first, item["origin"]) if line)
    for paper in item["papers"]:
        yield f"{paper['symbol']}  {paper['title']}"


def _markdown(words: dict[str, Any], title: str, *, annotated: bool) -> Iterator[str]:
    from secretariat.papers.markdown import escaped

    yield f"# {escaped(title)}"
    yield escaped(words["subtitle"])
    if words["facts"]:
        yield "\n".join(f"- {escaped(label)}: {escaped(value)}" for label, value in words["facts"])
    lines: list[str] = []
    for item in words["items"]:
        said = item["state"] or item["purpose"]
        entry = [f"{'  ' * item['depth']}- **{item['number']}** {escaped(item['title'])} – *{escaped(said)}*"]
        beneath = [*_beneath(item), *(item["note"] if annotated else ())]
        entry += [f"{'  ' * item['depth']}  {escaped(line)}" for line in beneath]
        lines.append("  \n".join(entry))
    yield "\n".join(lines)
