"""The tentative programme: what a guest is handed, day by day, without what only the secretariat needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.agenda.running.papers.telling import told
from secretariat.agenda.running.queries import programme_of
from secretariat.record.record import Record
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.documents import Section

TEMPLATE: Final = "programme.typ"


def programme_paper(
    record: Record, meeting: str, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The programme as a file with the ending ``form``, in the meeting's zone; ``Refused`` where it has no sessions.

    What is cancelled is left out, and so are interpreters, equipment and the minutes of items.
    """
    programme = programme_of(record, meeting)
    words = told(programme, programme.meeting.zone)
    if not programme.sessions:
        raise Refused(words["none"])
    items = {one.ref: [f"{item.number}  {item.title}" for item in one.items] for one in programme.sessions}
    for day in words["days"]:
        day["rows"] = [{**row, "items": items[row["ref"]]} for row in day["rows"] if not row["cancelled"]]
    title = words["meeting"]
    words["subtitle"] = " · ".join(part for part in (_("Tentative programme"), words["where"]) if part)
    if form == ".md":
        return ("\n\n".join(_markdown(words, title)) + "\n").encode()
    if form == ".docx":
        from secretariat.papers.documents import TitleBlock, document

        block = TitleBlock(title, office, words["subtitle"])
        return document(
            block, list(_sections(words)), language=current_language(), date=record.today, paper_size=paper_size
        )
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**words, "office": office or None},
        title=title,
        language=current_language(),
        date=record.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _sections(words: dict[str, Any]) -> Iterator[Section]:
    from secretariat.papers.documents import DocumentColumn, Section, Words

    columns = [DocumentColumn("", 36), DocumentColumn("", 92), DocumentColumn("", 42)]
    for day in words["days"]:
        rows = [
            (
                row["time"],
                [Words(row["title"], strong=not row["quiet"])]
                + [Words(line, on_new_line=True, quiet=True) for line in row["items"]],
                " · ".join(part for part in (row["room"], row["track"]) if part),
            )
            for row in day["rows"]
        ]
        yield Section(rows, columns, day["day"], day["changes"])


def _markdown(words: dict[str, Any], title: str) -> Iterator[str]:
    from secretariat.papers.markdown import escaped

    yield f"# {escaped(title)}"
    yield escaped(words["subtitle"])
    for day in words["days"]:
        yield f"## {escaped(day['day'])}"
        if day["changes"]:
            yield escaped(day["changes"])
        lines = []
        for row in day["rows"]:
            where = " · ".join(part for part in (row["room"], row["track"]) if part)
            said = f"- **{escaped(row['time'])}** {escaped(row['title'])}" + (f" – {escaped(where)}" if where else "")
            lines += [said, *(f"  - {escaped(item)}" for item in row["items"])]
        yield "\n".join(lines)
