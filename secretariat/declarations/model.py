"""Tables of a negotiated text: its revisions, paragraphs (an identity that survives renumbering) and their texts.

What parties think of it has tables of its own: ``positions_model.py``.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, String, Text, UniqueConstraint

from secretariat.declarations.states import DeclarationStatus, Descent, ParagraphKind, ParagraphStanding
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
    language: Named[str] = short_text(N_("Language"), 10)  # "" is English
    marking: Named[str] = short_text(N_("Marking"), 60)  # RESTRICTED; printed at the head of every page
    silence_until: Named[datetime | None] = Column(UtcTime, info=info(N_("Silence until")))
    silence_zone: Named[str] = short_text(N_("Zone of the silence"), 60)  # IANA name
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
    label: Named[str] = short_text(N_("Revision"), 80)  # "Rev.2"; "" is the working text, which alone is changed
    dated: Named[str] = short_text(N_("Date"), 60)  # EDTF, "" while unknown
    cut_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Cut at")))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    written_in: Named[str] = short_text(N_("Written in"), 20)  # "markdown", "" is plain text
    front_matter: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Front matter")))


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


class paragraph_lineage_columns(Recorded):
    paragraph_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    from_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    how: Named[str] = short_text(N_("How"), 20)


paragraph_lineage = typed_table(
    "paragraph_lineage", paragraph_lineage_columns, one_of("how", "how", Descent), sqlite_autoincrement=True
)
Index("ix_paragraph_lineage_paragraph", paragraph_lineage.c.paragraph_id)
Index("ix_paragraph_lineage_from", paragraph_lineage.c.from_id)


class paragraph_text_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 80)  # D-3 ¶4, for the history
    revision_id: Named[int] = Column(ForeignKey("revision.id"), nullable=False, info=info(N_("Revision")))
    paragraph_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))
    number: Named[str] = short_text(N_("Number"), 40)  # as printed: P1, 4, (a), Article 3; "" for none
    kind: Named[str] = short_text(N_("Kind"), 20)
    level: Named[int] = Column(nullable=False, server_default="0", info=info(N_("Depth")))
    marker: Named[str] = short_text(N_("Marker"), 60)  # what stood before the text where it came from: "4.", "##"
    standing: Named[str] = Column(
        String(30), nullable=False, server_default=ParagraphStanding.OPEN.value, info=info(N_("Standing"))
    )
    text: Named[str] = Column(Text, nullable=False, info=info(N_("Text")))


paragraph_text = typed_table(
    "paragraph_text",
    paragraph_text_columns,
    UniqueConstraint("revision_id", "paragraph_id"),
    one_of("kind", "kind", ParagraphKind),
    one_of("standing", "standing", ParagraphStanding),
    sqlite_autoincrement=True,
    info={"reusable_ref": True, "published": True},
)
Index("ix_paragraph_text_place", paragraph_text.c.revision_id, paragraph_text.c.position)
Index("ix_paragraph_text_paragraph", paragraph_text.c.paragraph_id)


class paragraph_translation_columns(Recorded):
    revision_id: Named[int] = Column(ForeignKey("revision.id"), nullable=False)
    paragraph_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    language: Named[str] = short_text(N_("Language"), 10)
    text: Named[str] = Column(Text, nullable=False, info=info(N_("Text")))


paragraph_translation = typed_table(
    "paragraph_translation",
    paragraph_translation_columns,
    UniqueConstraint("revision_id", "paragraph_id", "language"),
    sqlite_autoincrement=True,
)
Index("ix_paragraph_translation_paragraph", paragraph_translation.c.paragraph_id)
