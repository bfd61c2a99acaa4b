"""Where an organisation is written to, and how a person's name is read.

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """One column each, empty for all that is on record."""
    op.add_column("party", sa.Column("email", sa.String(254), nullable=False, server_default=""))
    op.add_column("person", sa.Column("reading", sa.String(200), nullable=False, server_default=""))
