"""On PostgreSQL too, what is sorted by is sorted by its characters, as the tables and as the migration make it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.delegations.all_meetings import all_delegations
from secretariat.parties.forum_queries import memberships_window
from secretariat.record.record import Record
from secretariat.record.resources import database_folder
from secretariat.record.schema import metadata
from secretariat.record.window import Window
from secretariat.values.list_query import ListQuery

COLUMN = re.compile(r'^\s*"?(\w+)"? VARCHAR\(\d+\)(.*)$', re.MULTILINE)
SORTED = re.compile(r"\w+_sort|sort_key(?:_id)?|path|ref|code")


def by_character(statement: str) -> set[str]:
    """The columns of a CREATE TABLE that are sorted by their characters."""
    return {name for name, rest in COLUMN.findall(statement) if 'COLLATE "C"' in rest}


ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (.*?)(?: DEFAULT .*)?;")


def migrated() -> dict[str, str]:
    """The columns of every table as the migrations say them to PostgreSQL, one on a line."""
    said = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": said, "target_metadata": metadata}
    )
    script = ScriptDirectory(str(database_folder() / "migrations"))
    with Operations.context(context):
        for revision in reversed(list(script.walk_revisions())):
            revision.module.upgrade()
    parts = re.split(r"CREATE TABLE ", said.getvalue())[1:]
    tables = {part.split(" ", 1)[0].strip('"'): part.split(";", 1)[0] for part in parts}
    for table, column in ADDED.findall(said.getvalue()):
        tables[table] += f"\n{column}"
    return tables


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_tables_and_migration_sort_by_character(name: str) -> None:
    table = metadata.tables[name]
    wanted = {c.name for c in table.c if isinstance(c.type, String) and SORTED.fullmatch(c.name)}
    assert by_character(str(CreateTable(table).compile(dialect=postgresql.dialect()))) == wanted
    assert by_character(migrated()[name]) == wanted


def test_the_columns_meant_are_there_and_sqlite_is_as_it_was() -> None:
    action = metadata.tables["action"]
    assert {"ref", "due_sort", "lead_sort", "title_sort"} <= {c.name for c in action.c if SORTED.fullmatch(c.name)}
    assert "COLLATE" not in str(CreateTable(action).compile(dialect=sqlite.dialect()))


def test_a_name_without_a_first_day_is_the_oldest_there_too(record: Record) -> None:
    """PostgreSQL puts what has no day before the newest, unless it is said otherwise."""
    windows: list[Window[Any]] = [all_delegations(record, ListQuery()), memberships_window(record, ListQuery())]
    for window in windows:
        said = str(window._query.compile(dialect=postgresql.dialect()))
        assert "forum_name.since_day DESC NULLS LAST" in said
