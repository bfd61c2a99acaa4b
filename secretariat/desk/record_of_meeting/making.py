"""The door to what is written of a meeting: its summary record or the decisions, in the format of a file's ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.desk.record_of_meeting.reading import meeting_record
from secretariat.desk.record_of_meeting.telling import decisions_told, minutes_told
from secretariat.values.language import N_, current_language

if TYPE_CHECKING:
    from secretariat.record.record import Record

ENDINGS: Final = (".pdf", ".docx", ".md")
"""What either can be written as; the first is the usual one."""
PAPERS: Final = {"minutes": N_("Summary record"), "decisions": N_("Summary of decisions")}
_TEMPLATES: Final = {"minutes": "summary_record.typ", "decisions": "summary_of_decisions.typ"}


def make_record(
    record: Record,
    meeting: str,
    paper: str,
    form: str,
    *,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The ``paper`` (``minutes`` or ``decisions``) of a meeting with the ending ``form``, in the current language.

    The same record and day give the same bytes. Raises ``Refused`` where no font has a character, or an office's own
    template among ``templates`` is at fault.
    """
    read = meeting_record(record, meeting)
    words: dict[str, Any] = minutes_told(read) if paper == "minutes" else decisions_told(read)
    title = read.head.row.called
    if form == ".md":
        from secretariat.desk.record_of_meeting.markdown import decisions_markdown, minutes_markdown

        return minutes_markdown(words, title) if paper == "minutes" else decisions_markdown(words, title)
    if form == ".docx":
        from secretariat.desk.record_of_meeting.document import decisions_sections, minutes_sections
        from secretariat.papers.documents import TitleBlock, document

        sections = minutes_sections(words) if paper == "minutes" else decisions_sections(words)
        block = TitleBlock(title, office, words["subtitle"], [(label, value) for label, value in words["facts"]])
        return document(block, list(sections), language=current_language(), date=record.today, paper_size=paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        _TEMPLATES[paper],
        {**words, "office": office or None},
        title=title,
        language=current_language(),
        date=record.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )
