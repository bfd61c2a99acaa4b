"""Table: papers tabled at a meeting, each revision a paper of its own."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Named, Text, UniqueConstraint

import secretariat.agenda.model  # noqa: F401 - the items that papers name
from secretariat.agenda.tabled.states import Access, PaperPurpose
from secretariat.record.schema import (
    Recorded,
    file_hash,
    info,
    one_of,
    partial_index,
    personal_text,
    reference_text,
    short_text,
)
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class paper_columns(Recorded):
    ref: Named[str] = reference_text(N_("Symbol"), 80)  # 2011/SMEMM/001rev1
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    item_id: Named[int | None] = Column(ForeignKey("agenda_item.id"), info=info(N_("Agenda item")))
    number: Named[int] = Column(nullable=False, info=info(N_("Number of the paper")))
    revision: Named[int] = Column(nullable=False, info=info(N_("Revision")))  # 0 is the first
    title: Named[str] = short_text(N_("Title"), 500)
    purpose: Named[str] = short_text(N_("Purpose"), 20)
    submitted_by_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Submitted by")))
    submitter: Named[str] = personal_text(N_("Submitted by"))  # where it is no party on record
    access: Named[str] = short_text(N_("Access"), 20)
    language: Named[str] = short_text(N_("Language"), 10)
    tabled_on: Named[str] = short_text(N_("Tabled on"), 40)  # EDTF
    file_hash: Named[str] = file_hash(N_("File"))  # "" while there is none
    file_name: Named[str] = short_text(N_("Name of the file"), 255)
    file_size: Named[int | None] = Column(info=info(N_("Size")))  # bytes
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    folded: Named[str] = Column(Text, nullable=False)


paper = typed_table(
    "paper",
    paper_columns,
    UniqueConstraint("ref", info={"message": N_("There is already a paper with that symbol.")}),
    one_of("purpose", "purpose", PaperPurpose),
    one_of("access", "access", Access),
    sqlite_autoincrement=True,
)
Index("ix_paper_meeting", paper.c.meeting_id, paper.c.number, paper.c.revision)
partial_index("ix_paper_item", paper.c.item_id, where=paper.c.item_id.is_not(None))
partial_index("ix_paper_submitted_by", paper.c.submitted_by_id, where=paper.c.submitted_by_id.is_not(None))
