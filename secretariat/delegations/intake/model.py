"""Table: how the columns of a sender's lists are to be read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Named, UniqueConstraint

from secretariat.record.schema import Recorded, info, short_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class sender_mapping_columns(Recorded):
    sender: Named[str] = short_text(N_("Sender"), 200)  # a name, or the headings of the list
    columns: Named[dict[str, Any]] = Column(JSON, nullable=False, info=info(N_("Columns")))  # heading: field or "-"


sender_mapping = typed_table(
    "sender_mapping",
    sender_mapping_columns,
    UniqueConstraint("sender", info={"message": N_("That sender's columns are remembered already.")}),
    sqlite_autoincrement=True,
)
