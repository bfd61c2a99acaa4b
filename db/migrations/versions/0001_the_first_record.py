"""The record as it begins: every noun of the house, and the acts.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _by_character(length: int) -> sa.String:
    """Sorted by its characters on every database, where PostgreSQL would sort by the language of its server."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:

    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("label_values", sa.JSON(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes_id"], ["act.id"], name=op.f("fk_act_undoes_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["act.id"], name=op.f("fk_act_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fact_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(length=1000), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_source")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_fact_source_record", "fact_source", ["table_name", "record_id"], unique=False)
    op.create_table(
        "forum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", _by_character(20), server_default="", nullable=False),
        sa.Column("name", sa.String(length=300), server_default="", nullable=False),
        sa.Column("name_id", sa.String(length=300), server_default="", nullable=False),
        sa.Column("member_word", sa.String(length=60), server_default="", nullable=False),
        sa.Column("member_words", sa.String(length=60), server_default="", nullable=False),
        sa.Column("member_word_id", sa.String(length=60), server_default="", nullable=False),
        sa.Column("uses_flags", sa.Boolean(), nullable=False),
        sa.Column("avoid", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum")),
        sa.UniqueConstraint("code", name=op.f("uq_forum_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", _by_character(20), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.String(length=300), server_default="", nullable=False),
        sa.Column("name_id", sa.String(length=300), server_default="", nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(300), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('agency', 'company', 'economy', 'ministry', 'organisation', 'state')", name=op.f("ck_party_kind")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["party.id"], name=op.f("fk_party_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("code", name=op.f("uq_party_code")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_party_sort", "party", ["sort_key", "id"], unique=False)
    op.create_table(
        "reference_counter",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_reference_counter")),
    )
    op.create_table(
        "act_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("version_after", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_act_change_act_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_change")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_act_change_act", "act_change", ["act_id"], unique=False)
    op.create_index("ix_act_change_record", "act_change", ["table_name", "record_id"], unique=False)
    op.create_index("ix_act_change_ref", "act_change", ["ref"], unique=False)
    op.create_table(
        "forum_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), server_default="", nullable=False),
        sa.Column("since_day", sa.Date(), nullable=True),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_forum_name_forum_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_forum_name_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_name")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_forum_name_party", "forum_name", ["forum_id", "party_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(length=40), server_default="", nullable=False),
        sa.Column("since_day", sa.Date(), nullable=False),
        sa.Column("until", sa.String(length=40), server_default="", nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("admitted", sa.String(length=40), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(300), nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_membership_forum_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_membership_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_membership_forum", "membership", ["forum_id", "since_day"], unique=False)
    op.create_index("ix_membership_party", "membership", ["party_id"], unique=False)
    op.create_table(
        "party_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), server_default="", nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_party_name_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_name")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_party_name_folded", "party_name", ["folded"], unique=False)
    op.create_index("ix_party_name_party", "party_name", ["party_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(20), server_default="", nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("given", sa.String(length=200), server_default="", nullable=False),
        sa.Column("family", sa.String(length=200), server_default="", nullable=False),
        sa.Column("family_first", sa.Boolean(), nullable=False),
        sa.Column("honorific", sa.String(length=60), server_default="", nullable=False),
        sa.Column("native_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(400), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_person_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("ref", name=op.f("uq_person_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_party", "person", ["party_id"], unique=False)
    op.create_index("ix_person_sort", "person", ["sort_key", "id"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", _by_character(40), server_default="", nullable=False),
        sa.Column("name", sa.String(length=300), server_default="", nullable=False),
        sa.Column("name_id", sa.String(length=300), server_default="", nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=30), server_default="", nullable=False),
        sa.Column("cadence", sa.String(length=200), server_default="", nullable=False),
        sa.Column("cadence_text", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(300), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('bilateral', 'ministerial', 'press conference', 'senior officials', 'signing', 'site visit', 'steering committee', 'summit', 'working level')",
            name=op.f("ck_series_level"),
        ),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_series_forum_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("code", name=op.f("uq_series_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(80), server_default="", nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("forum_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=500), server_default="", nullable=False),
        sa.Column("level", sa.String(length=30), server_default="", nullable=False),
        sa.Column("status", sa.String(length=20), server_default="", nullable=False),
        sa.Column("dates", sa.String(length=80), server_default="", nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("dates_sort", _by_character(60), nullable=False),
        sa.Column("place", sa.String(length=300), server_default="", nullable=False),
        sa.Column("timezone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("chair", sa.String(length=300), server_default="", nullable=False),
        sa.Column("theme", sa.String(length=500), server_default="", nullable=False),
        sa.Column("outcome_document", sa.String(length=300), server_default="", nullable=False),
        sa.Column("in_margins_of_id", sa.Integer(), nullable=True),
        sa.Column("precedence", sa.String(length=40), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(500), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('bilateral', 'ministerial', 'press conference', 'senior officials', 'signing', 'site visit', 'steering committee', 'summit', 'working level')",
            name=op.f("ck_meeting_level"),
        ),
        sa.CheckConstraint(
            "status IN ('cancelled', 'closed', 'concluded', 'confirmed', 'in session', 'postponed', 'tentative')",
            name=op.f("ck_meeting_status"),
        ),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_meeting_forum_id")),
        sa.ForeignKeyConstraint(["host_id"], ["party.id"], name=op.f("fk_meeting_host_id")),
        sa.ForeignKeyConstraint(["in_margins_of_id"], ["meeting.id"], name=op.f("fk_meeting_in_margins_of_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_meeting_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("ref", name=op.f("uq_meeting_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_dates", "meeting", ["dates_sort", "id"], unique=False)
    op.create_index("ix_meeting_margins", "meeting", ["in_margins_of_id"], unique=False)
    op.create_index("ix_meeting_series", "meeting", ["series_id"], unique=False)
    op.create_index("ix_meeting_title", "meeting", ["sort_key", "id"], unique=False)
    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("organisation", sa.String(length=300), server_default="", nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.String(length=60), server_default="", nullable=False),
        sa.Column("until", sa.String(length=60), server_default="", nullable=False),
        sa.Column("since_sort", _by_character(60), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_position_party_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_position_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_position_person", "position", ["person_id"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_agenda_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(20), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), server_default="", nullable=False),
        sa.Column("path", _by_character(120), nullable=False),
        sa.Column("title", sa.String(length=500), server_default="", nullable=False),
        sa.Column("purpose", sa.String(length=20), server_default="", nullable=False),
        sa.Column("status", sa.String(length=20), server_default="", nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("proceedings", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('for adoption', 'for decision', 'for discussion', 'for information')",
            name=op.f("ck_agenda_item_purpose"),
        ),
        sa.CheckConstraint(
            "status IN ('carried over', 'planned', 'postponed', 'taken', 'withdrawn')",
            name=op.f("ck_agenda_item_status"),
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["party.id"], name=op.f("fk_agenda_item_lead_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("ref", name=op.f("uq_agenda_item_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agenda_item_meeting", "agenda_item", ["meeting_id", "path", "id"], unique=False)
    op.create_table(
        "bilateral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("first_party_id", sa.Integer(), nullable=False),
        sa.Column("second_party_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), server_default="", nullable=False),
        sa.Column("first_head_id", sa.Integer(), nullable=True),
        sa.Column("second_head_id", sa.Integer(), nullable=True),
        sa.Column("topics", sa.Text(), server_default="", nullable=False),
        sa.Column("room", sa.String(length=120), server_default="", nullable=False),
        sa.Column("slot_starts", sa.DateTime(), nullable=True),
        sa.Column("slot_ends", sa.DateTime(), nullable=True),
        sa.Column("interpreter", sa.String(length=300), server_default="", nullable=False),
        sa.Column("note_taker", sa.String(length=300), server_default="", nullable=False),
        sa.Column("record", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.CheckConstraint(
            "status IN ('cancelled', 'confirmed', 'counter-proposed', 'declined', 'held', 'record cleared', 'requested', 'rescheduled')",
            name=op.f("ck_bilateral_status"),
        ),
        sa.CheckConstraint("first_party_id <> second_party_id", name=op.f("ck_bilateral_two_parties")),
        sa.ForeignKeyConstraint(["first_head_id"], ["person.id"], name=op.f("fk_bilateral_first_head_id")),
        sa.ForeignKeyConstraint(["first_party_id"], ["party.id"], name=op.f("fk_bilateral_first_party_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_bilateral_meeting_id")),
        sa.ForeignKeyConstraint(["second_head_id"], ["person.id"], name=op.f("fk_bilateral_second_head_id")),
        sa.ForeignKeyConstraint(["second_party_id"], ["party.id"], name=op.f("fk_bilateral_second_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bilateral")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_bilateral_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bilateral_first", "bilateral", ["first_party_id"], unique=False)
    op.create_index("ix_bilateral_second", "bilateral", ["second_party_id"], unique=False)
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(20), server_default="", nullable=False),
        sa.Column("title", sa.String(length=500), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=30), server_default="", nullable=False),
        sa.Column("adopted", sa.String(length=60), server_default="", nullable=False),
        sa.Column("adopted_sort", _by_character(60), nullable=False),
        sa.Column("sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("sort_key", _by_character(500), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('SOM-agreed', 'SOM-agreed ad referendum', 'adopted', 'chair''s statement', 'endorsed', 'not agreed', 'under negotiation', 'under silence', 'zero draft')",
            name=op.f("ck_declaration_status"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_declaration_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
        sa.UniqueConstraint("ref", name=op.f("uq_declaration_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_declaration_sort", "declaration", ["sort_key", "id"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), server_default="", nullable=False),
        sa.Column("invited_as", sa.String(length=20), server_default="", nullable=False),
        sa.Column("note_verbale", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note_verbale_date", sa.String(length=40), server_default="", nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.CheckConstraint("invited_as IN ('guest', 'member', 'observer')", name=op.f("ck_delegation_invited_as")),
        sa.CheckConstraint(
            "status IN ('confirmed', 'invited', 'nominated', 'registered', 'regrets')",
            name=op.f("ck_delegation_status"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delegation_meeting_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_delegation_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("meeting_id", "party_id", name=op.f("uq_delegation_meeting_id_party_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delegation_party", "delegation", ["party_id"], unique=False)
    op.create_table(
        "outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(20), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("parties", sa.String(length=300), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('agreed', 'noted', 'offered', 'welcomed')", name=op.f("ck_outcome_kind")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_outcome_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sa.UniqueConstraint("ref", name=op.f("uq_outcome_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outcome_meeting", "outcome", ["meeting_id", "position", "id"], unique=False)
    op.create_table(
        "delegate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(120), server_default="", nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("function", sa.String(length=30), server_default="", nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), server_default="", nullable=False),
        sa.Column("organisation", sa.String(length=300), server_default="", nullable=False),
        sa.Column("representing", sa.String(length=300), server_default="", nullable=False),
        sa.Column("accreditation", sa.String(length=20), server_default="", nullable=False),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.CheckConstraint(
            "accreditation IN ('accredited', 'arrived', 'nominated', 'replaced', 'withdrawn')",
            name=op.f("ck_delegate_accreditation"),
        ),
        sa.CheckConstraint(
            "function IN ('adviser', 'alternate head', 'delegate', 'head of delegation', 'interpreter', 'liaison officer', 'note-taker', 'observer')",
            name=op.f("ck_delegate_function"),
        ),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name=op.f("fk_delegate_delegation_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delegate_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delegate_person_id")),
        sa.ForeignKeyConstraint(["replaced_by_id"], ["delegate.id"], name=op.f("fk_delegate_replaced_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delegate_delegation", "delegate", ["delegation_id"], unique=False)
    op.create_index("ix_delegate_person", "delegate", ["person_id"], unique=False)
    op.create_index(
        "uq_delegate_active_head",
        "delegate",
        ["delegation_id"],
        unique=True,
        sqlite_where=sa.text("function = 'head of delegation' AND (accreditation NOT IN ('withdrawn', 'replaced'))"),
        postgresql_where=sa.text(
            "function = 'head of delegation' AND (accreditation NOT IN ('withdrawn', 'replaced'))"
        ),
    )
    op.create_index(
        "uq_delegate_active_place",
        "delegate",
        ["meeting_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("(accreditation NOT IN ('withdrawn', 'replaced'))"),
        postgresql_where=sa.text("(accreditation NOT IN ('withdrawn', 'replaced'))"),
    )
    op.create_table(
        "item_outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_outcome_item_id")),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], name=op.f("fk_item_outcome_outcome_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_outcome")),
        sa.UniqueConstraint("outcome_id", name=op.f("uq_item_outcome_outcome_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_item_outcome_item", "item_outcome", ["item_id"], unique=False)
    op.create_table(
        "paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["declaration_id"], ["declaration.id"], name=op.f("fk_paragraph_declaration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraph_declaration", "paragraph", ["declaration_id"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), server_default="", nullable=False),
        sa.Column("dated", sa.String(length=60), server_default="", nullable=False),
        sa.Column("cut_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["declaration_id"], ["declaration.id"], name=op.f("fk_revision_declaration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("declaration_id", "label", name=op.f("uq_revision_declaration_id_label")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(20), server_default="", nullable=False),
        sa.Column("title", sa.String(length=500), server_default="", nullable=False),
        sa.Column("status", sa.String(length=20), server_default="", nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.String(length=10), server_default="", nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=80), server_default="", nullable=False),
        sa.Column("due_by", sa.Date(), nullable=True),
        sa.Column("due_sort", _by_character(60), nullable=False),
        sa.Column("lead", sa.String(length=300), server_default="", nullable=False),
        sa.Column("lead_sort", _by_character(300), nullable=False),
        sa.Column("lead_party_id", sa.Integer(), nullable=True),
        sa.Column("lead_organisation", sa.String(length=300), server_default="", nullable=False),
        sa.Column("lead_unit", sa.String(length=300), server_default="", nullable=False),
        sa.Column("lead_person_id", sa.Integer(), nullable=True),
        sa.Column("supporting", sa.String(length=500), server_default="", nullable=False),
        sa.Column("counterpart_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("outcome_id", sa.Integer(), nullable=True),
        sa.Column("paragraph_id", sa.Integer(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=60), server_default="", nullable=False),
        sa.Column("achieved", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.String(length=60), server_default="", nullable=False),
        sa.Column("ended_by", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("title_sort", _by_character(500), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("priority IN ('high', 'low', 'normal')", name=op.f("ck_action_priority")),
        sa.CheckConstraint(
            "status IN ('agreed', 'done', 'dropped', 'in progress', 'superseded')", name=op.f("ck_action_status")
        ),
        sa.ForeignKeyConstraint(["counterpart_id"], ["party.id"], name=op.f("fk_action_counterpart_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_action_item_id")),
        sa.ForeignKeyConstraint(["lead_party_id"], ["party.id"], name=op.f("fk_action_lead_party_id")),
        sa.ForeignKeyConstraint(["lead_person_id"], ["person.id"], name=op.f("fk_action_lead_person_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_action_meeting_id")),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], name=op.f("fk_action_outcome_id")),
        sa.ForeignKeyConstraint(["paragraph_id"], ["paragraph.id"], name=op.f("fk_action_paragraph_id")),
        sa.ForeignKeyConstraint(["superseded_by_id"], ["action.id"], name=op.f("fk_action_superseded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("ref", name=op.f("uq_action_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_action_counterpart", "action", ["counterpart_id"], unique=False)
    op.create_index("ix_action_due", "action", ["due_sort", "id"], unique=False)
    op.create_index("ix_action_lead", "action", ["lead_sort", "id"], unique=False)
    op.create_index("ix_action_lead_party", "action", ["lead_party_id"], unique=False)
    op.create_index("ix_action_meeting", "action", ["meeting_id"], unique=False)
    op.create_index("ix_action_open", "action", ["open", "id"], unique=False)
    op.create_index("ix_action_open_due", "action", ["open", "due_sort", "id"], unique=False)
    op.create_index("ix_action_open_due_by", "action", ["open", "due_by"], unique=False)
    op.create_index("ix_action_open_lead", "action", ["open", "lead_sort", "id"], unique=False)
    op.create_index("ix_action_open_title", "action", ["open", "title_sort", "id"], unique=False)
    op.create_index("ix_action_open_updated", "action", ["open", "updated_at", "id"], unique=False)
    op.create_index("ix_action_open_urgency", "action", ["open", "urgency", "id"], unique=False)
    op.create_index("ix_action_outcome", "action", ["outcome_id"], unique=False)
    op.create_index("ix_action_title", "action", ["title_sort", "id"], unique=False)
    op.create_index("ix_action_updated", "action", ["updated_at", "id"], unique=False)
    op.create_index("ix_action_urgency", "action", ["urgency", "id"], unique=False)
    op.create_table(
        "paragraph_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", _by_character(40), server_default="", nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=20), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('chapeau', 'heading', 'operative', 'preambular')", name=op.f("ck_paragraph_text_kind")
        ),
        sa.ForeignKeyConstraint(["paragraph_id"], ["paragraph.id"], name=op.f("fk_paragraph_text_paragraph_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_paragraph_text_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph_text")),
        sa.UniqueConstraint("revision_id", "paragraph_id", name=op.f("uq_paragraph_text_revision_id_paragraph_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraph_text_paragraph", "paragraph_text", ["paragraph_id"], unique=False)
    op.create_index("ix_paragraph_text_place", "paragraph_text", ["revision_id", "position"], unique=False)
    op.create_table(
        "action_progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("logged_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_action_progress_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_progress")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_action_progress_action", "action_progress", ["action_id", "logged_on"], unique=False)
