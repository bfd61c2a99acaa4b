"""What follow-up actions need beside the first record: measures, parts, recurrence, reminders, carrying over, tags.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Columns and tables, and how far each action is worked out from what is on record."""
    for name, length in (("tags", 300), ("reminders", 100), ("rule", 300), ("rule_from", 20)):
        op.add_column("action", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("action", sa.Column("weight", sa.Integer, nullable=False, server_default="1"))
    op.add_column("action", sa.Column("occurrence", sa.Integer, nullable=False, server_default="0"))
    op.add_column("action", sa.Column("percent", sa.Integer))
    for name in ("parent_id", "first_occurrence_id"):
        reference = sa.ForeignKey("action.id", name=f"fk_action_{name}")
        op.add_column("action", sa.Column(name, sa.Integer, reference), inline_references=True)
        op.create_index(f"ix_action_{name.removesuffix('_id')}", "action", [name])
    op.create_index("ix_action_superseded_by", "action", ["superseded_by_id"])
    op.create_index("ix_action_percent", "action", ["percent", "id"])
    op.create_index("ix_action_open_percent", "action", ["open", "percent", "id"])
    reminded = sa.text("reminders != ''")
    columns = ["open", "due_by", "id"]
    op.create_index("ix_action_reminded", "action", columns, sqlite_where=reminded, postgresql_where=reminded)
    op.create_table(
        "action_measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=60), server_default="", nullable=False),
        sa.Column("achieved", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_action_measure"),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name="fk_action_measure_action_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_action_measure_action", "action_measure", ["action_id", "id"])
    measure = sa.ForeignKey("action_measure.id", name="fk_action_progress_measure_id")
    op.add_column("action_progress", sa.Column("measure_id", sa.Integer, measure), inline_references=True)
    op.create_index("ix_action_progress_measure", "action_progress", ["measure_id"])
    op.create_table(
        "carried_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("carried_on", sa.Date(), nullable=False),
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carried_over"),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name="fk_carried_over_action_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_carried_over_meeting_id"),
        sa.UniqueConstraint("action_id", "meeting_id", name="uq_carried_over_action_id_meeting_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_carried_over_meeting", "carried_over", ["meeting_id"])
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), server_default="", nullable=False),
        sa.Column("words", sa.String(length=500), server_default="", nullable=False),
        sa.Column("sort", sa.String(length=40), server_default="", nullable=False),
        sa.Column("descending", sa.Boolean(create_constraint=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_filter"),
        sa.UniqueConstraint("name", name="uq_saved_filter_name"),
        sqlite_autoincrement=True,
    )
    _fill_percent()


def _fill_percent() -> None:
    """How far each action with a target is, 0 to 100, rounded down."""
    action = sa.table("action", *map(sa.column, ("id", "target", "achieved", "percent")))
    reached = sa.cast(action.c.achieved, sa.BigInteger) * 100 / action.c.target
    percent = sa.case((action.c.achieved >= action.c.target, 100), (action.c.achieved <= 0, 0), else_=reached)
    op.execute(sa.update(action).where(action.c.target > 0).values(percent=percent))
