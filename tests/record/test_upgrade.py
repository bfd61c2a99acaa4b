"""The schema: migrations and tables are one and the same, older records are brought up, newer ones only read."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Column, Index, Table, UniqueConstraint

import secretariat.tables  # noqa: F401 - the whole schema
from secretariat.actions.queries import actions_window
from secretariat.parties.operations import add_party
from secretariat.parties.queries import parties_window, party_detail
from secretariat.record import resources, state, upgrade
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.record.resources import database_folder, known_revisions
from secretariat.record.schema import APPLICATION_ID, HEAD, metadata
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused

Run = Callable[..., Any]


def test_head_is_the_newest_migration() -> None:
    assert max(known_revisions()) == HEAD


def test_the_migrated_schema_is_the_tables_schema(record: Record) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_indexes_checks_and_defaults_are_as_the_tables_say(record: Record, tmp_path: Path) -> None:
    """Alembic compares no WHERE of an index, no CHECK and no empty default; a schema made from the tables has them."""
    from sqlalchemy import create_engine

    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    metadata.create_all(plain)
    plain.dispose()
    path = path_of(record.url)
    assert path is not None
    assert indexes(path) == indexes(tmp_path / "plain.db")
    assert any("WHERE" in words for words in indexes(path).values())
    assert checks(path) == checks(tmp_path / "plain.db")
    assert columns(path) == columns(tmp_path / "plain.db")


def test_what_names_a_record_is_found_by_an_index() -> None:
    """A database looks for what points at a record whenever one is deleted, without an index through all rows."""
    unlisted = {
        str(key.parent)
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if not any(answers(listed, key.parent) for listed in kept_in_order(table))
    }
    # Acts are never deleted. A meeting's delegates are found by person or delegation: SQLite would take an index of
    # meetings for that instead, and read everybody there; meetings are deleted one by one.
    assert unlisted == {"act.undoes_id", "act.undone_by_id", "delegate.meeting_id"}


def answers(listed: Index | UniqueConstraint, column: Column[Any]) -> bool:
    """Whether an index begins with a column, and leaves out no row that has something in it."""
    where = listed.dialect_options["sqlite"].get("where") if isinstance(listed, Index) else None
    return next(iter(listed.columns)) is column and (where is None or str(where) == f"{column} IS NOT NULL")


def kept_in_order(table: Table[Any]) -> list[Index | UniqueConstraint]:
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    return [*table.indexes, *unique]


def test_every_constraint_has_a_name_and_every_check_is_in_the_file(record: Record) -> None:
    path = path_of(record.url)
    assert path is not None
    named = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    there = {name for names in checks(path).values() for name, _words in names}
    assert named and named == there
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


@pytest.mark.durable
def test_a_new_record_is_marked_as_ours(record: Record) -> None:
    path = path_of(record.url)
    assert path is not None
    with record.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_newer_record_is_read_and_not_changed(reference: Record, run: Run) -> None:
    path = path_of(reference.url)
    assert path is not None
    reference.close()
    set_revision(path, "9999")
    newer = Record(reference.url, user="ana")
    assert party_detail(newer, "korea").code == "KR"
    assert newer.read_only is not None and "newer version of this program" in newer.read_only
    with pytest.raises(Refused, match="newer version of this program"):
        add_party(newer, code="X", name="X")
    newer.close()
    refused = run("--database", str(path), "parties", "delete", "KR")
    assert refused.code == 1 and "newer version" in refused.err
    assert run("--database", str(path), "parties", "show", "KR").code == 0


def test_a_record_that_another_program_upgrades_meanwhile_is_not_written_to(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    path = path_of(record.url)
    assert path is not None
    set_revision(path, "9999")
    with pytest.raises(Refused, match="newer version of this program"):
        add_party(record, code="X", name="X")


def test_a_record_that_lost_its_revision_is_refused(record: Record) -> None:
    path = path_of(record.url)
    assert path is not None
    record.close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE alembic_version")
    connection.close()
    with pytest.raises(Refused, match="lost the mark of its schema"), Record(record.url, user="ana").reading():
        pass


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of ``db/`` with one more migration, as the next version of the program would bring it."""
    folder = tmp_path / "db"
    shutil.copytree(database_folder(), folder)
    newest = folder / "migrations" / "versions" / "0900_a_note_more.py"
    newest.write_text(
        f'''"""A note more."""
import sqlalchemy as sa
from alembic import op

revision = "0900"
down_revision = "{HEAD}"


def upgrade() -> None:
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("motto", sa.String(100), nullable=False, server_default=""))
'''
    )
    for module in (resources, upgrade):
        monkeypatch.setattr(module, "database_folder", lambda: folder)
    monkeypatch.setattr(state, "known_revisions", lambda: frozenset({HEAD, "0900"}))
    monkeypatch.setattr(state, "HEAD", "0900")
    return newest


def test_an_older_record_is_backed_up_and_upgraded_with_everything_in_it(
    reference: Record, next_revision: Path
) -> None:
    reference.close()
    path = path_of(reference.url)
    assert path is not None
    before = counts(path)
    upgraded = Record(reference.url, user="ana")
    assert party_detail(upgraded, "korea").memberships, "no child table was emptied"
    upgraded.close()
    assert revision_of(path) == "0900" and counts(path) == before
    saved = path.with_name("reference.before-upgrade.db")
    assert revision_of(saved) == HEAD and counts(saved) == before
    assert saved.with_name(saved.name + ".sha256").exists()


def at_revision(path: Path, revision: str) -> None:
    """Make a record as a program of that revision made it, empty."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config(stdout=io.StringIO())
        config.set_main_option("script_location", str(database_folder() / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    engine.dispose()


def test_the_first_programs_record_is_upgraded_and_read_in_both_languages(tmp_path: Path) -> None:
    """Columns that later programs work out are worked out for what was on record before."""
    path = tmp_path / "first.db"
    at_revision(path, "0001")
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "INSERT INTO party (id, version, code, kind, name, name_id, sort_key, folded) VALUES"
            " (1, 1, 'JP', 'state', 'Japan', 'Jepang', 'japan', 'japan'),"
            " (2, 1, 'DE', 'state', 'Germany', 'Jerman', 'germany', 'germany');"
            "INSERT INTO action (version, ref, title, status, open, priority, urgency, due, due_by, due_sort, lead,"
            " lead_sort, lead_party_id, achieved, title_sort, folded, updated_at) VALUES"
            " (1, 'A-1', 'Act', 'agreed', 1, 'normal', 1, '', NULL, '~', 'Japan', 'japan', 1, 0, 'act', 'act',"
            " '2011-01-01 00:00:00'),"
            " (1, 'A-2', 'Act', 'agreed', 1, 'normal', 1, '', NULL, '~', 'SMBA', 'smba', NULL, 0, 'act', 'act',"
            " '2011-01-01 00:00:00');"
        )
    connection.close()
    record = Record(locate(str(path)), user="ana")
    set_language("id")
    assert [row.ref for row in parties_window(record, ListQuery()).rows(0, 9)] == ["JP", "DE"], "Jepang, Jerman"
    leads = [row.led_by for row in actions_window(record, ListQuery(sort="lead")).rows(0, 9)]
    assert leads == ["Jepang", "SMBA"]
    assert revision_of(path) == HEAD
    record.close()


def test_an_upgrade_that_would_break_ties_changes_nothing(reference: Record, next_revision: Path) -> None:
    reference.close()
    path = path_of(reference.url)
    assert path is not None
    words = next_revision.read_text()
    next_revision.write_text(words + "    op.execute(\"DELETE FROM party WHERE code = 'KR'\")\n")
    before = counts(path)
    with pytest.raises(Refused, match="would break ties between records; nothing was changed"):
        party_detail(Record(reference.url, user="ana"), "KR")
    assert revision_of(path) == HEAD and counts(path) == before


def test_the_command_line_tells_the_schema(run: Run) -> None:
    ran = run("record", "upgrade")
    assert ran.code == 0 and HEAD in ran.err


def asked(path: Path, query: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def revision_of(path: Path) -> str:
    return asked(path, "SELECT version_num FROM alembic_version")[0][0]


def set_revision(path: Path, revision: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


def counts(path: Path) -> dict[str, int]:
    return {name: int(asked(path, f"SELECT count(*) FROM {name}")[0][0]) for name in metadata.tables}


def indexes(path: Path) -> dict[str, str]:
    rows = asked(path, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return {name: " ".join(sql.replace('"', "").split()) for name, sql in rows}


def checks(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The named CHECKs of each table, as the file has them."""
    pattern = re.compile(r"CONSTRAINT (\w+) CHECK \((.+?)\)(?=,\s|\s*\)$)", re.DOTALL)
    rows = asked(path, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'")
    return {name: sorted(pattern.findall(" ".join(sql.replace('"', "").split()))) for name, sql in rows}


def columns(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Name, type, NOT NULL, default and key of each column of each table."""
    return {name: sorted(row[1:] for row in asked(path, f"PRAGMA table_info({name})")) for name in metadata.tables}
