"""Indexes on the columns that name another record: whenever one is deleted, the database looks for what points at it.

Without one it reads the whole table for each: undoing a list with 1,400 new parties read every party 1,400 times.

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MAY_BE_EMPTY = {
    "party": ("parent_id",),
    "position": ("party_id",),
    "series": ("forum_id",),
    "meeting": ("forum_id", "host_id"),
    "agenda_item": ("parent_id", "lead_id"),
    "bilateral": ("first_head_id", "second_head_id"),
    "declaration": ("meeting_id",),
    "delegate": ("replaced_by_id",),
    "action": ("lead_person_id", "item_id", "paragraph_id"),
}


def upgrade() -> None:
    """One index for each column, of those rows only that name a record."""
    op.drop_index("ix_delegate_replaced_by", "delegate")  # it held everybody, and few are replaced
    for table, columns in _MAY_BE_EMPTY.items():
        for column in columns:
            named = sa.column(column).is_not(None)
            name = f"ix_{table}_{column.removesuffix('_id')}"
            op.create_index(name, table, [column], sqlite_where=named, postgresql_where=named)
    op.create_index("ix_forum_name_of_party", "forum_name", ["party_id"])
