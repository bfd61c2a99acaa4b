"""What tells one record from every other: the files that leave it name its references together with this."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act


def identity(connection: Connection) -> str:
    """When the record's first act was done, as a word: it never changes, and no two records have the same."""
    first = connection.execute(select(act.c.at).order_by(act.c.id).limit(1)).scalar()
    return f"{first:%Y%m%dt%H%M%S%f}.secretariat" if first else "secretariat"
