"""Tables of what is thought and done about a text: stances on brackets, positions, corrigenda, words overruled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Text, UniqueConstraint

from secretariat.declarations.states import PartyPosition, Stance
from secretariat.record.schema import Recorded, UtcTime, info, one_of, short_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class stance_columns(Recorded):
    paragraph_id: Named[int] = Column(ForeignKey("paragraph.id"), nullable=False)
    bracket: Named[str] = short_text(N_("Bracket"), 64)  # a digest of its words, by which it is found again
    words: Named[str] = Column(Text, nullable=False, info=info(N_("Words")))
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Party")))
    stance: Named[str] = short_text(N_("Stance"), 20)
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))


stance = typed_table(
    "stance",
    stance_columns,
    UniqueConstraint("paragraph_id", "bracket", "party_id"),
    one_of("stance", "stance", Stance),
    sqlite_autoincrement=True,
)
Index("ix_stance_party", stance.c.party_id)


class declaration_position_columns(Recorded):
    declaration_id: Named[int] = Column(ForeignKey("declaration.id"), nullable=False, info=info(N_("Declaration")))
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Party")))
    position: Named[str] = short_text(N_("Position"), 40)
    paragraph_id: Named[int | None] = Column(ForeignKey("paragraph.id"), info=info(N_("Paragraph")))
    text: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Text")))
    dated: Named[str] = short_text(N_("Date"), 60)  # EDTF


declaration_position = typed_table(
    "declaration_position",
    declaration_position_columns,
    one_of("position", "position", PartyPosition),
    sqlite_autoincrement=True,
)
Index("ix_declaration_position_declaration", declaration_position.c.declaration_id)
Index("ix_declaration_position_party", declaration_position.c.party_id)
Index("ix_declaration_position_paragraph", declaration_position.c.paragraph_id)


class corrigendum_columns(Recorded):
    declaration_id: Named[int] = Column(ForeignKey("declaration.id"), nullable=False, info=info(N_("Declaration")))
    number: Named[int] = Column(nullable=False, info=info(N_("Number")))
    paragraph_id: Named[int | None] = Column(ForeignKey("paragraph.id"), info=info(N_("Paragraph")))
    before: Named[str] = Column(Text, nullable=False, info=info(N_("For")))
    after: Named[str] = Column(Text, nullable=False, info=info(N_("Read")))
    why: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Why")))
    dated: Named[str] = short_text(N_("Date"), 60)  # EDTF


corrigendum = typed_table(
    "corrigendum", corrigendum_columns, UniqueConstraint("declaration_id", "number"), sqlite_autoincrement=True
)
Index("ix_corrigendum_paragraph", corrigendum.c.paragraph_id)


class guard_overrule_columns(Recorded):
    declaration_id: Named[int] = Column(ForeignKey("declaration.id"), nullable=False, info=info(N_("Declaration")))
    paragraph_id: Named[int | None] = Column(ForeignKey("paragraph.id"), info=info(N_("Paragraph")))
    word: Named[str] = short_text(N_("Word"), 200)
    why: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Why")))
    user: Named[str] = short_text(N_("User"), 200)
    overruled_at: Named[datetime] = Column(UtcTime, nullable=False)


guard_overrule = typed_table("guard_overrule", guard_overrule_columns, sqlite_autoincrement=True)
Index("ix_guard_overrule_declaration", guard_overrule.c.declaration_id)
Index("ix_guard_overrule_paragraph", guard_overrule.c.paragraph_id)
