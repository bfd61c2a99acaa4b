"""The engine's recipe: what is read one after another is read by one connection; its errors tell no data."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from secretariat.record.record import Record
from secretariat.values.folders import state_folder
from tests.conftest import Ran


def test_readings_in_turn_share_one_connection_and_its_cache(record: Record) -> None:
    with record.reading() as first, record.reading() as second:
        known = [one.connection.driver_connection for one in (first, second)]
    used = []
    for _turn in range(4):
        with record.reading() as connection:
            used.append(connection.connection.driver_connection)
    assert all(one is used[0] for one in used) and used[0] in known


def test_a_fault_tells_the_log_nothing_of_what_was_typed(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("people", "list")
    with closing(sqlite3.connect(tmp_path / "run-reference.db")) as plain:
        plain.execute("ALTER TABLE person DROP COLUMN note")
    secrets = ("Ana Zubizarreta", "ana@example.org", "5550199")
    ran = run("people", "add", "--name", secrets[0], "--email", secrets[1], "--phone", secrets[2])
    assert ran.code == 70
    log = (state_folder() / "secretariat.log").read_text()
    assert "a command failed" in log and "person" in log and "no column named note" in log
    assert [one for one in (*secrets, "zubizarreta") if one in (log + ran.err).lower() or one in log] == []
