"""A paper's cover sheet: its symbol and item at the head, title, purpose and submitter, the meeting at the foot.

In the form that APEC's meeting documents have; other forums' covers say the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from secretariat.agenda.papers.party_names import names_at
from secretariat.agenda.tabled.queries import paper_detail
from secretariat.agenda.tabled.rows import PaperDetail
from secretariat.agenda.tabled.sheet import tabled_words
from secretariat.meetings.queries import MeetingDetail, meeting_detail
from secretariat.meetings.sheet import dates_words
from secretariat.record.record import Record
from secretariat.values.language import _, current_language

ENDINGS: Final = (".pdf", ".docx")
TEMPLATE: Final = "cover.typ"


def cover_paper(
    record: Record, symbol: str, form: str, *, office: str = "", paper_size: str = "a4", templates: Path | None = None
) -> bytes:
    """The cover sheet as a file with the ending ``form``, with the submitter's name in the meeting's forum."""
    one = paper_detail(record, symbol)
    head = meeting_detail(record, one.row.meeting)
    words = told(one, head, names_at(record, one.row.meeting))
    language = current_language()
    if form == ".docx":
        from secretariat.papers.documents import DocumentColumn, Section, TitleBlock, Words, document

        said = {_("Symbol"): words["symbol"], **dict(words["head"]), **dict(words["facts"])}  # each once, in full
        rows = [([Words(label, quiet=True)], value) for label, value in said.items()]
        block = TitleBlock(one.row.title, office, " · ".join(words["meeting"]))
        facts = Section(rows, (DocumentColumn("", 46), DocumentColumn("", 124)))
        return document(block, [facts], language=language, date=record.today, paper_size=paper_size)
    from secretariat.papers.typesetting import typeset

    return typeset(
        TEMPLATE,
        {**words, "office": office or None},
        title=one.row.title,
        language=language,
        date=record.today,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def told(one: PaperDetail, head: MeetingDetail, names: dict[str, str]) -> dict[str, Any]:
    """A cover in words: plain data. What is not known is left out."""
    row = one.row
    before = one.revisions[: one.revisions.index(row.ref)]
    item = " ".join(part for part in (row.item, one.item_title) if part)
    at_head = ((_("Agenda item"), row.item), (_("Original language"), one.language))
    facts = (
        (_("Purpose"), _(row.purpose)),
        (_("Submitted by"), names.get(row.party, row.by)),
        (_("Agenda item"), item),
        (_("Access"), _(row.access)),
        (_("Tabled on"), tabled_words(one)),
        (_("Replaces"), before[-1] if before else ""),
        (_("Superseded by"), row.superseded_by),
    )
    where = (head.row.called, head.row.place, dates_words(head.row))
    return {
        "symbol": row.ref,
        "head": [[label, value] for label, value in at_head if value],
        "facts": [[label, value] for label, value in facts if value],
        "meeting": [part for part in where if part],
    }
