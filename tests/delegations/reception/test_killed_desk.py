"""A desk that is killed at any moment has lost nobody whom it said was checked in."""

from __future__ import annotations

import contextlib
import os
import signal
import time

import pytest

from secretariat.delegations.reception import operations
from secretariat.delegations.reception.queries import door_of, everybody
from secretariat.delegations.reception.rows import Told
from secretariat.record.check import check
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING, name

pytestmark = pytest.mark.durable

PEOPLE = 24


def receive_until_killed(record: Record, user: str, badges: list[str], said: int) -> None:
    """Check in one after the other; say each only once it is answered."""
    desk = Record(record.url, user=user)
    door = door_of(desk, MEETING)
    for badge in badges:
        one = operations.scan(desk, door, badge)
        if one.told in (Told.ARRIVED, Told.ALREADY):
            os.write(said, f"{badge}\n".encode())
    signal.pause()


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3, 0.6])
def test_two_desks_killed_while_they_receive_lose_nobody(invited: Record, after: float) -> None:
    badges = [name(invited, "KR", f"Person Number{number}").ref for number in range(PEOPLE)]
    invited.close()  # a forked process must not share a connection
    invited.__dict__.pop("engine", None)
    desks = []
    for user, order in (("ana", badges), ("budi", badges[::-1])):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            with contextlib.suppress(BaseException):
                receive_until_killed(invited, user, order, writer)
            os._exit(1)
        os.close(writer)
        desks.append((child, reader))
    time.sleep(after)
    said: set[str] = set()
    for child, reader in desks:
        os.kill(child, signal.SIGKILL)
        with os.fdopen(reader, encoding="ascii") as pipe:
            said.update(pipe.read().splitlines())
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "a desk ended by itself: one of its acts failed"
    guests = everybody(invited, door_of(invited, MEETING)).guests
    there = {guest.ref for guest in guests if guest.arrived}
    assert said <= there
    assert len(there) <= len(said) + len(desks)  # at most one act of each desk was done and not yet said
    assert check(invited).problems == ()
