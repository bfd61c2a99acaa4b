"""What nominations, precedence, the door and privacy need beside the first record.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Columns and tables come below, one block for each room that needs them."""
    # Actions: how many have no owner or no date is counted without looking at any other.
    unassigned = sa.text("lead = '' OR due_sort = '~'")
    columns = ["open", "due_sort", "id", "lead"]
    op.create_index("ix_action_unassigned", "action", columns, sqlite_where=unassigned, postgresql_where=unassigned)
