"""Tables: people and their positions over time."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Named, String, Text, UniqueConstraint

from secretariat.people.names import ERASED_NAME
from secretariat.record.schema import Recorded, file_hash, info, partial_index, personal_text, reference_text, sort_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class person_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)
    name: Named[str] = Column(
        String(300), nullable=False, info={**info(N_("Name"), personal=True), "erased": ERASED_NAME}
    )
    given: Named[str] = personal_text(N_("Given name"), 200)
    family: Named[str] = personal_text(N_("Family name"), 200)
    family_first: Named[bool] = Column(
        Boolean(create_constraint=False), nullable=False, info=info(N_("Family name first"), personal=True)
    )
    honorific: Named[str] = personal_text(N_("Honorific"), 60)
    native_name: Named[str] = personal_text(N_("Name in own script"), 200)
    reading: Named[str] = personal_text(N_("Reading of the name"), 200)
    title_before: Named[str] = personal_text(N_("Titles before the name"), 120)
    title_after: Named[str] = personal_text(N_("Titles after the name"), 120)
    other_names: Named[str] = Column(
        Text, nullable=False, server_default="", info=info(N_("Other names"), personal=True)
    )
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Party")))
    email: Named[str] = personal_text(N_("E-mail"), 254)
    phone: Named[str] = personal_text(N_("Phone"), 60)
    note: Named[str] = Column(
        Text, nullable=False, server_default="", info={**info(N_("Note"), personal=True), "aside": True}
    )
    source: Named[str] = personal_text(N_("Source"), 1000)
    photo: Named[str] = file_hash(N_("Photo"), personal=True)
    keep_until: Named[date | None] = Column(Date, info=info(N_("Kept until")))
    keep_reason: Named[str] = personal_text(N_("Kept because"))
    erased_on: Named[date | None] = Column(Date, info=info(N_("Erased on")))
    sort_key: Named[str] = sort_text(400, info={"personal": True})
    folded: Named[str] = Column(Text, nullable=False, info={"personal": True})


person = typed_table(
    "person",
    person_columns,
    UniqueConstraint("ref"),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True},
)
PRINTED_NAME = (
    person.c.name,
    person.c.given,
    person.c.family,
    person.c.family_first,
    person.c.honorific,
    person.c.title_before,
    person.c.title_after,
)
"""What is read of a person to print the name (``names.printed_name``) with its honorific."""
Index("ix_person_sort", person.c.sort_key, person.c.id)
Index("ix_person_party", person.c.party_id)


class position_columns(Recorded):
    person_id: Named[int] = Column(ForeignKey("person.id"), nullable=False, info=info(N_("Person")))
    title: Named[str] = Column(String(300), nullable=False, info=info(N_("Official title"), personal=True))
    organisation: Named[str] = personal_text(N_("Organisation"))
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Party"), personal=True))
    since: Named[str] = personal_text(N_("Since"), 60)  # EDTF
    until: Named[str] = personal_text(N_("Until"), 60)  # EDTF
    since_sort: Named[str] = sort_text(60, server_default="", info={"personal": True})
    source: Named[str] = personal_text(N_("Source"), 1000)


# Who held an office when is known: a position is taken out whole with the person.
position = typed_table("position", position_columns, sqlite_autoincrement=True, info={"erased": "whole"})
Index("ix_position_person", position.c.person_id)
partial_index("ix_position_party", position.c.party_id, where=position.c.party_id.is_not(None))
