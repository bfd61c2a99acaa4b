"""What was acknowledged is on the disk: writers killed at random moments lose no act that they were told was done."""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import time
from pathlib import Path

import pytest
from hypothesis import settings

import secretariat.record.upgrade  # noqa: F401 - imported once here, not in each writer
from secretariat.parties import operations
from secretariat.parties.model import party
from secretariat.record.check import check
from secretariat.record.location import path_of
from secretariat.record.record import Record

ROUNDS = max(30, settings.default.max_examples // 6)  # what is promised; the profile ``campaign`` has 250
TRIES = 8 * ROUNDS
WRITERS = 3


def write_until_killed(record: Record, name: str, acknowledged: int) -> None:
    """Add, change, undo and delete parties, one act each; say a party's code only once its act has returned."""
    mine = Record(record.url, user=name)
    number = 0
    while True:
        number += 1
        code = f"{name}-{number}"
        operations.add_party(mine, code=code, name=f"Party {code}", note="n" * (number % 7) * 500)
        os.write(acknowledged, f"{code}\n".encode())
        if number % 3 == 0:
            operations.edit_party(mine, code, note="changed")
            mine.undo()
        if number % 5 == 0:
            operations.add_party(mine, code=f"{code}-gone", name="soon gone")
            operations.remove_parties(mine, [f"{code}-gone"])


def fork_writer(record: Record, name: str) -> tuple[int, int]:
    """A writer in a process of its own: its process id, and the pipe on which it acknowledges."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            write_until_killed(record, name, writer)
        os._exit(1)
    os.close(writer)
    return child, reader


def one_round(record: Record, number: int, chance: random.Random) -> set[str]:
    """Three writers at once, each killed at a moment of its own; gives what was acknowledged.

    The moments count from the first act that any of them acknowledged, so that a slow machine kills no sooner.
    """
    writers = [fork_writer(record, f"R{number}W{which}") for which in range(WRITERS)]
    moments = sorted((chance.uniform(0.0, 0.2), child) for child, _reader in writers)
    assert select.select([reader for _child, reader in writers], [], [], 60)[0], "no writer acknowledged anything"
    begun = time.monotonic()
    for moment, child in moments:
        time.sleep(max(0.0, begun + moment - time.monotonic()))
        os.kill(child, signal.SIGKILL)
    acknowledged: set[str] = set()
    for child, reader in writers:
        with os.fdopen(reader, encoding="ascii") as pipe:
            acknowledged.update(pipe.read().splitlines())
        _child, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "a writer ended by itself: one of its acts failed"
    return acknowledged


@pytest.mark.durable
def test_rounds_of_three_killed_writers_lose_nothing_acknowledged(record: Record) -> None:
    chance = random.Random(20110815)
    expected: set[str] = set()
    left_open = 0
    path = path_of(record.url)
    assert path is not None
    journal = Path(f"{path}-journal")
    for number in range(TRIES):
        if number >= ROUNDS and left_open:
            break
        record.close()  # a forked process must not share a connection
        expected |= one_round(record, number, chance)
        left_open += journal.exists() and journal.stat().st_size > 0
        with record.reading() as connection:
            there = set(connection.execute(party.select().with_only_columns(party.c.code)).scalars())
        assert expected <= there
        assert check(record).problems == ()
    assert len(expected) > ROUNDS, "the writers hardly wrote"
    assert left_open, "no writer was killed in the middle of an act: nothing was tried"
