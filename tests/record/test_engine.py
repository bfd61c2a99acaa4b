"""The engine's recipe: what is read one after another is read by one connection."""

from __future__ import annotations

from secretariat.record.record import Record


def test_readings_in_turn_share_one_connection_and_its_cache(record: Record) -> None:
    with record.reading() as first, record.reading() as second:
        known = [one.connection.driver_connection for one in (first, second)]
    used = []
    for _turn in range(4):
        with record.reading() as connection:
            used.append(connection.connection.driver_connection)
    assert all(one is used[0] for one in used) and used[0] in known
