"""A record as it stood at an earlier version is what it was then, whatever was done to it since."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from secretariat.people.model import person
from secretariat.people.operations import add_person, edit_person, remove_people
from secretariat.record.earlier import rows_at
from secretariat.record.record import Record
from secretariat.values.refusal import Refused

STEPS = st.lists(st.sampled_from(["name", "note", "both", "undo", "remove"]), max_size=8)


def stands(record: Record, id_: int) -> dict[str, Any] | None:
    with record.reading() as connection:
        row = connection.execute(select(person).where(person.c.id == id_)).mappings().one_or_none()
        return dict(row) if row else None


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_version_reads_as_it_stood(record: Record, steps: list[str]) -> None:
    added = add_person(record, name="Ana SANTOS")
    id_, ref = added.id, added.ref
    stood: dict[int, dict[str, Any]] = {}
    for number, step in enumerate(steps):
        row = stands(record, id_)
        if row is not None:
            stood[row["version"]] = row
        if step == "undo" or row is None:
            try:
                record.undo()
            except Refused:
                break  # all of it is undone
        elif step == "remove":
            remove_people(record, [ref])
        else:
            words = {"name": {"name": f"Ana {number} SANTOS"}, "note": {"note": f"n{number}"}}
            fields = {**words["name"], **words["note"]} if step == "both" else words[step]
            edit_person(record, ref, **fields)  # type: ignore[arg-type]  # one of the two keys, or both
        if stands(record, id_) is None and step == "undo" and row is not None and row["version"] == 1:
            break  # its adding was undone: an undo of that gives back another first version
    now = stands(record, id_)
    if now is not None:
        stood[now["version"]] = now
    with record.reading() as connection:
        for version, row in stood.items():
            assert rows_at(connection, person, {id_: version}) == {id_: row}
        assert rows_at(connection, person, {id_: 99, 12345: 1}) == {}
