"""Tables: declarations, their revisions, paragraphs (an identity that survives renumbering) and a paragraph's texts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Text, UniqueConstraint

from secretariat.declarations.states import DeclarationStatus, ParagraphKind
from secretariat.record.schema import (
    Recorded,
    UtcTime,
    info,
    one_of,
    partial_index,
    reference_text,
    short_text,
    sort_text,
)
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class declaration_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)  # D-3
    title: Named[str] = short_text(N_("Title"), 500)
    meeting_id: Named[int | None] = Column(ForeignKey("meeting.id"), info=info(N_("Meeting")))
    status: Named[str] = short_text(N_("Status"), 30)
    adopted: Named[str] = short_text(N_("Adopted on"), 60)  # EDTF
    adopted_sort: Named[str] = sort_text(60)
    sha256: Named[str] = short_text(N_("Checksum of the adopted text"), 64)
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    sort_key: Named[str] = sort_text(500)
    folded: Named[str] = Column(Text, nullable=False)


declaration = typed_table(
    "declaration",
    declaration_columns,
    UniqueConstraint("ref"),
    one_of("status", "status", DeclarationStatus),
    sqlite_autoincrement=True,
)
Index("ix_declaration_sort", declaration.c.sort_key, declaration.c.id)
partial_index("ix_declaration_meeting", declaration.c.meeting_id, where=declaration.c.meeting_id.is_not(None))


class revision_columns(Recorded):
    declaration_id: Named[int] = Column(ForeignKey("declaration.id"), nullable=False, info=info(N_("Declaration")))
    position: Named[int] = Column(nullable=False)
    label: Named[str] = short_text(N_("Revision"), 80)  # "Rev.2"
    dated: Named[str] = short_text(N_("Date"), 60)  # EDTF, "" while unknown
    cut_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Cut at")))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))


revision = typed_table(
    "revision",
    revision_columns,
    UniqueConstraint(
        "declaration_id", "label", info={"message": N_("That declaration already has a revision of that name.")}
    ),
    sqlite_autoincrement=True,
)


class paragraph_columns(Recorded):
    declaration_id: Named[int] = Column(ForeignKey("declaration.id"), nullable=False)


paragraph = typed_table("paragraph", paragraph_columns, sqlite_autoincrement=True)
Index("ix_paragraph_declaration", paragraph.c.declaration_id)


class paragraph_text_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 40)  # D-3 ¶4, for the history
    revision_id: Named[int] = Column(ForeignKey("revision.id"), nullable=False, info=info(N_("Revision")))
    paragraph_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))
    number: Named[str] = short_text(N_("Number"), 20)  # as printed: P1, 4, (a); "" for a heading
    kind: Named[str] = short_text(N_("Kind"), 20)
    text: Named[str] = Column(Text, nullable=False, info=info(N_("Text")))


paragraph_text = typed_table(
    "paragraph_text",
    paragraph_text_columns,
    UniqueConstraint("revision_id", "paragraph_id"),
    one_of("kind", "kind", ParagraphKind),
    sqlite_autoincrement=True,
    info={"reusable_ref": True, "published": True},
)
Index("ix_paragraph_text_place", paragraph_text.c.revision_id, paragraph_text.c.position)
Index("ix_paragraph_text_paragraph", paragraph_text.c.paragraph_id)
