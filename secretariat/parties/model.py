"""Tables: parties and their names, forums, memberships by date, names by forum."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Named, String, Text, UniqueConstraint

from secretariat.parties.states import PartyKind
from secretariat.record.schema import Recorded, info, one_of, partial_index, reference_text, short_text, sort_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class party_columns(Recorded):
    code: Named[str] = reference_text(N_("Code"), 20)
    kind: Named[str] = short_text(N_("Kind"), 20)
    name: Named[str] = short_text(N_("Name"))
    name_id: Named[str] = short_text(N_("Indonesian name"))
    parent_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Part of")))
    email: Named[str] = short_text(N_("E-mail"), 254)
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    sort_key: Named[str] = sort_text(300)
    sort_key_id: Named[str] = sort_text(300, server_default="")  # its place in the Indonesian alphabet
    folded: Named[str] = Column(Text, nullable=False)  # every known name, folded, for finding


party = typed_table(
    "party",
    party_columns,
    UniqueConstraint("code", info={"message": N_("There is already a party with that code.")}),
    one_of("kind", "kind", PartyKind),
    sqlite_autoincrement=True,
    info={"reusable_ref": True, "kept_elsewhere": True, "published": True},
)
Index("ix_party_sort", party.c.sort_key, party.c.id)
Index("ix_party_sort_id", party.c.sort_key_id, party.c.id)
partial_index("ix_party_parent", party.c.parent_id, where=party.c.parent_id.is_not(None))


class party_name_columns(Recorded):
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False)
    name: Named[str] = short_text(N_("Also known as"))
    folded: Named[str] = Column(String(300), nullable=False)


party_name = typed_table("party_name", party_name_columns, sqlite_autoincrement=True, info={"published": True})
Index("ix_party_name_folded", party_name.c.folded)
Index("ix_party_name_party", party_name.c.party_id)


class forum_columns(Recorded):
    code: Named[str] = reference_text(N_("Code"), 20)
    name: Named[str] = short_text(N_("Name"))
    name_id: Named[str] = short_text(N_("Indonesian name"))
    member_word: Named[str] = short_text(N_("Word for a member"), 60)
    member_words: Named[str] = short_text(N_("Word for members"), 60)
    member_word_id: Named[str] = short_text(N_("Indonesian word for a member"), 60)
    uses_flags: Named[bool] = Column(Boolean(create_constraint=False), nullable=False, info=info(N_("Uses flags")))
    avoid: Named[list[Any]] = Column(JSON, nullable=False, info=info(N_("Words not used")))


forum = typed_table(
    "forum",
    forum_columns,
    UniqueConstraint("code", info={"message": N_("There is already a forum with that code.")}),
    sqlite_autoincrement=True,
    info={"reusable_ref": True, "kept_elsewhere": True, "published": True},
)


class membership_columns(Recorded):
    forum_id: Named[int] = Column(ForeignKey("forum.id"), nullable=False, info=info(N_("Forum")))
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Party")))
    since: Named[str] = short_text(N_("Since"), 40)  # EDTF; the decision that counts for the roster
    since_day: Named[date] = Column(Date, nullable=False)
    until: Named[str] = short_text(N_("Until"), 40)  # EDTF, "" while a member
    until_day: Named[date | None] = Column(Date)
    admitted: Named[str] = short_text(N_("Formally admitted"), 40)  # EDTF, "" where it is the day of the decision
    sort_key: Named[str] = sort_text(300)  # the forum's own alphabetical order
    source: Named[str] = short_text(N_("Source"), 1000)


membership = typed_table("membership", membership_columns, sqlite_autoincrement=True)
Index("ix_membership_forum", membership.c.forum_id, membership.c.since_day)
Index("ix_membership_party", membership.c.party_id)


class forum_name_columns(Recorded):
    forum_id: Named[int] = Column(ForeignKey("forum.id"), nullable=False, info=info(N_("Forum")))
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Party")))
    name: Named[str] = short_text(N_("Name in the forum"))
    name_id: Named[str] = short_text(N_("Indonesian name in the forum"))  # "": the party's own serves
    since_day: Named[date | None] = Column(Date)
    until_day: Named[date | None] = Column(Date)
    source: Named[str] = short_text(N_("Source"), 1000)


forum_name = typed_table(
    "forum_name",
    forum_name_columns,
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True, "published": True},
)
Index("ix_forum_name_party", forum_name.c.forum_id, forum_name.c.party_id)
Index("ix_forum_name_of_party", forum_name.c.party_id)
