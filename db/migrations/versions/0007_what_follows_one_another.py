"""The programme of a meeting, papers tabled, slots of bilaterals, other people's calendars, files kept by their hash.

Revision: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Columns of what there is, then the new tables."""
    for column in (
        sa.Column("minutes", sa.Integer()),
        sa.Column("preferred_from", sa.DateTime()),
        sa.Column("preferred_until", sa.DateTime()),
        sa.Column("preferred_room", sa.String(120), nullable=False, server_default=""),
        sa.Column("why_slot", sa.Text(), nullable=False, server_default=""),
        sa.Column("cleared_first", sa.String(40), nullable=False, server_default=""),
        sa.Column("cleared_second", sa.String(40), nullable=False, server_default=""),
    ):
        op.add_column("bilateral", column)
    op.add_column("meeting", sa.Column("paper_pattern", sa.String(80), nullable=False, server_default=""))
    op.add_column("meeting", sa.Column("bilateral_minutes", sa.Integer()))
    op.add_column("meeting", sa.Column("walk_minutes", sa.Integer()))
    op.add_column("agenda_item", sa.Column("why", sa.String(500), nullable=False, server_default=""))
    op.add_column("person", sa.Column("photo", sa.String(64), nullable=False, server_default=""))
    _programme()
    _agenda()
    _bilaterals()
    _kept()


def _programme() -> None:
    """A meeting's rooms, sessions, standing items and moves."""
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), server_default="", nullable=False),
        sa.Column("building", sa.String(120), server_default="", nullable=False),
        sa.Column("seats", sa.Integer()),
        sa.Column("buffer", sa.Integer()),
        sa.Column("for_bilaterals", sa.Boolean(), nullable=False),
        sa.Column("equipment", sa.String(300), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("folded", sa.String(120), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_room_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("meeting_id", "folded", name=op.f("uq_room_meeting_id_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "room_walk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["room.id"], name=op.f("fk_room_walk_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["room.id"], name=op.f("fk_room_walk_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_walk")),
        sa.UniqueConstraint("from_id", "to_id", name=op.f("uq_room_walk_from_id_to_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_room_walk_to", "room_walk", ["to_id"])
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", by_character(20), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("track", sa.String(120), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), server_default="", nullable=False),
        sa.Column("status", sa.String(20), server_default="", nullable=False),
        sa.Column("title", sa.String(500), server_default="", nullable=False),
        sa.Column("room", sa.String(120), server_default="", nullable=False),
        sa.Column("fixed_starts", sa.DateTime()),
        sa.Column("minutes", sa.Integer()),
        sa.Column("starts", sa.DateTime()),
        sa.Column("ends", sa.DateTime()),
        sa.Column("began_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
        sa.Column("chair", sa.String(300), server_default="", nullable=False),
        sa.Column("interpreter", sa.String(300), server_default="", nullable=False),
        sa.Column("equipment", sa.String(300), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(1000), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('break', 'ceremony', 'plenary', 'press', 'restricted session', 'session', 'social')",
            name=op.f("ck_session_kind"),
        ),
        sa.CheckConstraint("status IN ('cancelled', 'planned')", name=op.f("ck_session_status")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_session_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("ref", name=op.f("uq_session_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_began", "session", ["meeting_id"], **_where("began_at"))
    op.create_index("ix_session_meeting", "session", ["meeting_id", "day", "track", "position"])
    op.create_table(
        "session_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(120), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_person_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_session_person_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_person")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_session_person_session_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_person_person", "session_person", ["person_id"])
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(500), server_default="", nullable=False),
        sa.Column("purpose", sa.String(20), server_default="", nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_standing_item_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_standing_item_series", "standing_item", ["series_id", "position"])
    op.create_table(
        "meeting_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("dates_before", sa.String(80), server_default="", nullable=False),
        sa.Column("dates_after", sa.String(80), server_default="", nullable=False),
        sa.Column("place_before", sa.String(300), server_default="", nullable=False),
        sa.Column("place_after", sa.String(300), server_default="", nullable=False),
        sa.Column("timezone_before", sa.String(60), server_default="", nullable=False),
        sa.Column("timezone_after", sa.String(60), server_default="", nullable=False),
        sa.Column("why", sa.String(500), server_default="", nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_move_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_move")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_move_meeting", "meeting_move", ["meeting_id"])


def _agenda() -> None:
    """What sessions take of the agenda, what was carried over, papers tabled."""
    op.create_table(
        "session_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_session_item_item_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_session_item_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_item")),
        sa.UniqueConstraint("session_id", "item_id", name=op.f("uq_session_item_session_id_item_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_item_item", "session_item", ["item_id"])
    op.create_table(
        "carried_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["agenda_item.id"], name=op.f("fk_carried_item_from_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_carried_item_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carried_item")),
        sa.UniqueConstraint("item_id", name=op.f("uq_carried_item_item_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_carried_item_from", "carried_item", ["from_id"])
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", by_character(80), server_default="", nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(500), server_default="", nullable=False),
        sa.Column("purpose", sa.String(20), server_default="", nullable=False),
        sa.Column("submitted_by_id", sa.Integer()),
        sa.Column("submitter", sa.String(300), server_default="", nullable=False),
        sa.Column("access", sa.String(20), server_default="", nullable=False),
        sa.Column("language", sa.String(10), server_default="", nullable=False),
        sa.Column("tabled_on", sa.String(40), server_default="", nullable=False),
        sa.Column("file_hash", sa.String(64), server_default="", nullable=False),
        sa.Column("file_name", sa.String(255), server_default="", nullable=False),
        sa.Column("file_size", sa.Integer()),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(1000), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("access IN ('internal', 'public', 'restricted')", name=op.f("ck_paper_access")),
        sa.CheckConstraint(
            "purpose IN ('adoption', 'consideration', 'decision', 'information')", name=op.f("ck_paper_purpose")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_paper_meeting_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["party.id"], name=op.f("fk_paper_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("ref", name=op.f("uq_paper_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paper_item", "paper", ["item_id"], **_where("item_id"))
    op.create_index("ix_paper_meeting", "paper", ["meeting_id", "number", "revision"])
    op.create_index("ix_paper_submitted_by", "paper", ["submitted_by_id"], **_where("submitted_by_id"))


def _bilaterals() -> None:
    """Slots that were proposed and left, lines to take, who is free when."""
    op.create_table(
        "bilateral_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("bilateral_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime()),
        sa.Column("room", sa.String(120), server_default="", nullable=False),
        sa.Column("state", sa.String(20), server_default="", nullable=False),
        sa.Column("party_id", sa.Integer()),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('confirmed', 'counter-proposed', 'left', 'proposed')", name=op.f("ck_bilateral_slot_state")
        ),
        sa.ForeignKeyConstraint(["bilateral_id"], ["bilateral.id"], name=op.f("fk_bilateral_slot_bilateral_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_bilateral_slot_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bilateral_slot")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bilateral_slot_bilateral", "bilateral_slot", ["bilateral_id"])
    op.create_index("ix_bilateral_slot_party", "bilateral_slot", ["party_id"], **_where("party_id"))
    op.create_table(
        "line_to_take",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("bilateral_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(500), server_default="", nullable=False),
        sa.Column("line", sa.Text(), server_default="", nullable=False),
        sa.Column("background", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["bilateral_id"], ["bilateral.id"], name=op.f("fk_line_to_take_bilateral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_to_take")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_line_to_take_bilateral", "line_to_take", ["bilateral_id", "position"])
    op.create_table(
        "availability",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer()),
        sa.Column("person_id", sa.Integer()),
        sa.Column("room", sa.String(120), server_default="", nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=False),
        sa.Column("free", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(300), server_default="", nullable=False),
        sa.CheckConstraint("starts < ends", name=op.f("ck_availability_in_order")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_availability_meeting_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_availability_party_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_availability_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_availability_meeting", "availability", ["meeting_id"])
    op.create_index("ix_availability_party", "availability", ["party_id"], **_where("party_id"))
    op.create_index("ix_availability_person", "availability", ["person_id"], **_where("person_id"))


def _kept() -> None:
    """Files by their hash, entries of other calendars."""
    op.create_table(
        "kept_file",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_kept_file")),
    )
    op.create_table(
        "diary_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", by_character(20), server_default="", nullable=False),
        sa.Column("calendar", sa.String(300), server_default="", nullable=False),
        sa.Column("uid", sa.String(500), server_default="", nullable=False),
        sa.Column("recurrence", sa.String(40), server_default="", nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), server_default="", nullable=False),
        sa.Column("title", sa.String(1000), server_default="", nullable=False),
        sa.Column("place", sa.String(500), server_default="", nullable=False),
        sa.Column("status", sa.String(20), server_default="", nullable=False),
        sa.Column("whole_days", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.DateTime()),
        sa.Column("zone", sa.String(120), server_default="", nullable=False),
        sa.Column("first_day", sa.Date()),
        sa.Column("last_day", sa.Date()),
        sa.Column("rule", sa.String(1000), server_default="", nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer()),
        sa.Column("source", sa.String(1000), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('event', 'journal', 'to-do')", name=op.f("ck_diary_entry_kind")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_diary_entry_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary_entry")),
        sa.UniqueConstraint(
            "calendar", "uid", "recurrence", "kind", name=op.f("uq_diary_entry_calendar_uid_recurrence_kind")
        ),
        sa.UniqueConstraint("ref", name=op.f("uq_diary_entry_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_diary_entry_days", "diary_entry", ["first_day", "last_day"])
    op.create_index("ix_diary_entry_meeting", "diary_entry", ["meeting_id"], **_where("meeting_id"))


def by_character(length: int) -> sa.String:
    """Sorted by its characters, on PostgreSQL too."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _where(column: str) -> dict[str, sa.ColumnElement[bool]]:
    """Only the rows that have something in a column."""
    named = sa.column(column).is_not(None)
    return {"sqlite_where": named, "postgresql_where": named}
