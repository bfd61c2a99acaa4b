"""Where a fact is from: every source is kept, also the one that disagrees, and the one that is believed is marked."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Named, String

from secretariat.record.schema import Recorded, sort_text
from secretariat.record.typed_table import typed_table


class fact_source_columns(Recorded):
    table_name: Named[str] = Column(String(60), nullable=False)
    record_id: Named[int] = Column(nullable=False)
    ref: Named[str] = sort_text(120)
    field: Named[str] = Column(String(60), nullable=False)
    value: Named[str] = Column(String(2000), nullable=False, info={"personal": True})
    source: Named[str] = Column(String(1000), nullable=False, info={"personal": True})
    chosen: Named[bool] = Column(Boolean(create_constraint=False), nullable=False)


fact_source = typed_table("fact_source", fact_source_columns, sqlite_autoincrement=True, info={"reusable_ref": True})
Index("ix_fact_source_record", fact_source.c.table_name, fact_source.c.record_id)
