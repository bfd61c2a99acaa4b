"""The numbers of acts follow one another: what changed nothing, or was refused, leaves no gap."""

from __future__ import annotations

import pytest

from secretariat.declarations.operations import add_declaration
from secretariat.record.acts import newest_act
from secretariat.record.record import Record
from secretariat.values.refusal import Refused


def newest(record: Record) -> int:
    with record.reading() as connection:
        return newest_act(connection)


def test_an_act_that_changed_nothing_leaves_its_number_to_the_next(record: Record) -> None:
    add_declaration(record, title="[agreed in principle]")
    before = newest(record)
    for _time in range(2):
        with record.act("Look"):
            pass
    assert newest(record) == before
    add_declaration(record, title="Two")
    assert newest(record) == record.last_act == before + 1


def test_an_act_that_was_refused_leaves_its_number_to_the_next(record: Record) -> None:
    add_declaration(record, title="One")
    before = newest(record)
    with pytest.raises(Refused), record.act("Stop"):
        raise Refused("No.")
    add_declaration(record, title="Two")
    assert newest(record) == before + 1
