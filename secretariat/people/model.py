"""Tables: people and their positions over time."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Named, String, Table, Text, UniqueConstraint

from secretariat.record.schema import Recorded, info, metadata, reference_text, short_text, sort_text
from secretariat.values.language import N_


class person_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)
    name: Named[str] = Column(String(300), nullable=False, info=info(N_("Name"), personal=True))
    given: Named[str] = Column(
        String(200), nullable=False, server_default="", info=info(N_("Given name"), personal=True)
    )
    family: Named[str] = Column(
        String(200), nullable=False, server_default="", info=info(N_("Family name"), personal=True)
    )
    family_first: Named[bool] = Column(
        Boolean(create_constraint=False), nullable=False, info=info(N_("Family name first"))
    )
    honorific: Named[str] = Column(
        String(60), nullable=False, server_default="", info=info(N_("Honorific"), personal=True)
    )
    native_name: Named[str] = Column(
        String(200), nullable=False, server_default="", info=info(N_("Name in own script"), personal=True)
    )
    title_before: Named[str] = Column(
        String(120), nullable=False, server_default="", info=info(N_("Titles before the name"), personal=True)
    )
    title_after: Named[str] = Column(
        String(120), nullable=False, server_default="", info=info(N_("Titles after the name"), personal=True)
    )
    other_names: Named[str] = Column(
        Text, nullable=False, server_default="", info=info(N_("Other names"), personal=True)
    )
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Party")))
    email: Named[str] = Column(String(254), nullable=False, server_default="", info=info(N_("E-mail"), personal=True))
    phone: Named[str] = Column(String(60), nullable=False, server_default="", info=info(N_("Phone"), personal=True))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note"), personal=True))
    source: Named[str] = short_text(N_("Source"), 1000)
    sort_key: Named[str] = sort_text(400, info={"personal": True})
    folded: Named[str] = Column(Text, nullable=False, info={"personal": True})


person = Table(
    "person",
    metadata,
    person_columns,
    UniqueConstraint("ref"),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True},
)
Index("ix_person_sort", person.c.sort_key, person.c.id)
Index("ix_person_party", person.c.party_id)


class position_columns(Recorded):
    person_id: Named[int] = Column(ForeignKey("person.id"), nullable=False, info=info(N_("Person")))
    title: Named[str] = Column(String(300), nullable=False, info=info(N_("Official title"), personal=True))
    organisation: Named[str] = short_text(N_("Organisation"))
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Party")))
    since: Named[str] = short_text(N_("Since"), 60)  # EDTF
    until: Named[str] = short_text(N_("Until"), 60)  # EDTF
    since_sort: Named[str] = sort_text(60, server_default="")
    source: Named[str] = short_text(N_("Source"), 1000)


position = Table("position", metadata, position_columns, sqlite_autoincrement=True)
Index("ix_position_person", position.c.person_id)
