"""No id of a record is ever given again, whatever migrations made a table anew."""

from __future__ import annotations

from sqlalchemy import select, text

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.model import declaration, paragraph_text
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.revisions import cut_revision
from secretariat.record.record import Record
from secretariat.tables import act  # noqa: F401 - every table is gathered there


def test_tables_of_a_migrated_record_count_their_ids_on(record: Record) -> None:
    counted = {
        str(table.name)
        for table in declaration.metadata.tables.values()
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    with record.reading() as connection:
        made = dict(connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all())
    assert counted <= set(made)
    assert [name for name in sorted(counted) if "AUTOINCREMENT" not in made[name]] == []


def test_a_text_of_many_paragraphs_is_worked_on_after_a_cut(record: Record) -> None:
    add_declaration(record, title="Long")
    for number in range(24):
        add_paragraph(record, "D-1", text=f"Paragraph {number}")
    for label in ("Rev.1", "Rev.2"):
        cut_revision(record, "D-1", label=label)
        add_paragraph(record, "D-1", text=label)
    assert len(declaration_detail(record, "D-1").paragraphs) == 26
    with record.reading() as connection:
        assert len(connection.execute(select(paragraph_text.c.id)).all()) == 24 + 25 + 26
