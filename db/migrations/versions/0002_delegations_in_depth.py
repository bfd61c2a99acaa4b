"""What nominations, precedence, the door and privacy need beside the first record.

Revision: 0002
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Columns and tables come below, one block for each room that needs them."""
