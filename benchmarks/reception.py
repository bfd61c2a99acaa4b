"""The door of a meeting with a thousand and with twenty thousand delegates: how soon a key press finds them.

``python benchmarks/reception.py [index|terminal] [--lengths 1000 20000] [--folder FOLDER]``

The index is measured beside the plainest thing that would do: a scan of all names in a list, for every key.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import select

import secretariat.tables  # noqa: F401 - the record is filled with all of them
from benchmarks.records import opened
from benchmarks.terminal import CACHE, PROGRAM, Terminal, ms
from secretariat.delegations.model import delegate
from secretariat.delegations.nominating import _EMPTY
from secretariat.delegations.operations import add_delegation_in
from secretariat.delegations.reception import operations
from secretariat.delegations.reception.guest_index import GuestIndex
from secretariat.delegations.reception.queries import changes_since, door_of, everybody
from secretariat.delegations.reception.rows import Guest
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.operations import add_meeting
from secretariat.opening import fill
from secretariat.parties.model import party
from secretariat.people.name_reading import read_name
from secretariat.people.taking_in import take_in_people
from secretariat.values.partial_date import PartialDate
from secretariat.values.text import folded

MEETING = "DOOR-1"
_GIVEN = (
    *("Ana", "Budi", "Chí", "Dong-Sun", "Élodie", "Fatima", "Goran", "Hana", "Ivo", "Jūratė", "Kofi", "Łucja"),
    *("Min-su", "Nur", "Ólafur", "Putri", "Quynh", "Rosa", "Siti", "Tomasz", "Uma", "Vera", "Wati", "Yuki"),
)
_PARTS = (
    *("ba", "chen", "dra", "els", "fon", "gar", "hol", "ing", "jan", "kov", "lam", "mur", "nak", "ort", "pet", "qua"),
    *("ros", "san", "tan", "ulr", "ven", "wang", "xi", "yam", "zhu"),
)
_INDEX = ("delegates", "read", "index made", "key p50 / p95 / most, ms", "bare list scan, ms", "looked at p50 / most")
_INDEX += ("badge, ms", "changes, ms")
_TERMINAL = ("in a terminal", "opened", "key p50 / p95, ms", "badge to words p50 / p95, ms", "MiB")


def record_of(length: int, folder: Path) -> Path:
    """A record with a meeting of ``length`` delegates in ``folder``; made where it is not there yet."""
    path = folder / f"reception-{length}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        _make(making, length)
        making.rename(path)
    return path


def _make(path: Path, length: int) -> None:
    record = opened(path)
    fill(record, True)
    # The oldest meeting, so that its delegations stand first in the list of all.
    dates = PartialDate.from_edtf("1990-05-20")
    add_meeting(record, ref=MEETING, title="A door to measure", level="ministerial", dates=dates)
    dice = Random(1990)
    with record.act("Name delegates to measure with") as work:
        at = meeting_id(work.connection, MEETING)
        parties = list(work.connection.execute(select(party.c.id, party.c.code).order_by(party.c.id)))
        delegations = {id_: add_delegation_in(work, at, id_, {}) for id_, _code in parties}
        people = []
        for number in range(length):
            family = "".join(dice.choice(_PARTS) for _part in range(2)).capitalize()
            name = f"{dice.choice(_GIVEN)} {dice.choice(_GIVEN)} {family.upper()}"
            people.append((read_name(name), parties[number % len(parties)][0], {}))
        codes = dict(tuple(row) for row in parties)
        rows: list[dict[str, Any]] = [
            {
                **_EMPTY,
                "ref": f"{MEETING}:{codes[of]}:{ref}",
                "delegation_id": delegations[of],
                "meeting_id": at,
                "person_id": id_,
                "function": "delegate",
                "accreditation": "accredited",
                "arrived_at": None,
            }
            for (id_, ref), (_name, of, _more) in zip(take_in_people(work, people, "benchmark"), people, strict=True)
        ]
        work.insert_many(delegate, rows)
    record.close()


def timed(work: Callable[[], Any]) -> float:
    """Seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def keys_of(guests: tuple[Guest, ...]) -> list[str]:
    """What stands in the line after each key press, for sixty people looked up by two beginnings of their name."""
    dice = Random(7)
    typed = []
    for guest in dice.sample(guests, 60):
        first, *_rest, last = folded(guest.name).split()
        words = dice.choice((f"{last[:4]} {first[:3]}", f"{first[:2]} {last[:5]}", guest.ref.casefold()))
        typed += [words[:end] for end in range(1, len(words) + 1)]
    return typed


def index_of(length: int, path: Path) -> None:
    """What the index costs, and each key press in it and in a bare list."""
    record = opened(path)
    door = door_of(record, MEETING)
    began = time.perf_counter()
    read = everybody(record, door)
    reading = time.perf_counter() - began
    began = time.perf_counter()
    index = GuestIndex(read.guests)
    building = time.perf_counter() - began
    texts = [(guest.words, guest) for guest in read.guests]

    def scan(words: str) -> list[Guest]:
        wanted = words.split()
        return [guest for text, guest in texts if all(word in text for word in wanted)]

    found, looked, scanned = [], [], []
    for words in keys_of(read.guests):
        found.append(timed(lambda words=words: index.find(words)))  # type: ignore[misc]  # bound now
        looked.append(index.looked_at)
        scanned.append(timed(lambda words=words: scan(words)))  # type: ignore[misc]
    badge = read.guests[length // 2].ref
    scanning = timed(lambda: operations.scan(record, door, badge))
    changing = timed(lambda: changes_since(record, door, read.newest))
    operations.send_back(record, MEETING, [badge])
    record.close()
    cells = [
        f"{length:,}",
        f"{reading:.2f} s",
        f"{building:.2f} s",
        f"{ms(found):.2f} / {ms(found, 0.95):.2f} / {max(found) * 1e3:.2f}",
        f"{ms(scanned):.2f} / {ms(scanned, 0.95):.2f} / {max(scanned) * 1e3:.2f}",
        f"{sorted(looked)[len(looked) // 2]:,} / {max(looked):,}",
        f"{scanning * 1e3:.0f}",
        f"{changing * 1e3:.0f}",
    ]
    print("| " + " | ".join(cells) + " |")


def terminal_of(length: int, path: Path) -> None:
    """The same in a terminal: from the key written to the last frame it causes."""
    record = opened(path)
    guests = everybody(record, door_of(record, MEETING)).guests
    record.close()
    terminal = Terminal([PROGRAM, "--database", str(path)])
    try:
        terminal.until("Today")
        terminal.send(b"3")
        terminal.until(MEETING)
        terminal.settle(1.0)
        began = time.perf_counter()
        terminal.send(b"c")
        terminal.until(f"of {length:,} arrived")
        opening = time.perf_counter() - began
        terminal.settle(0.6)
        taken = []
        for guest in Random(11).sample(guests, 12):
            for letter in folded(guest.name).replace(" ", "")[:6]:
                taken.append(terminal.held(letter.encode(), 1, quiet=0.15))  # before the cursor blinks
            terminal.frame(b"\x1b")
            terminal.settle(0.5)
        badges = []
        for guest in Random(12).sample([guest for guest in guests if not guest.arrived], 10):
            began = time.perf_counter()
            terminal.send(f"{guest.ref}\r".encode())
            terminal.until(guest.name)
            badges.append(time.perf_counter() - began)
            terminal.settle(0.3)
        memory = terminal.memory()
    finally:
        terminal.close()
    print(
        f"| {length:,} | {opening:.2f} s | {ms(taken):.0f} / {ms(taken, 0.95):.0f} | "
        f"{ms(badges):.0f} / {ms(badges, 0.95):.0f} | {memory:.0f} |"
    )


def main() -> None:
    """Measure, and print tables."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("index", "terminal"))
    parser.add_argument("--lengths", nargs="+", type=int, default=[1_000, 20_000])
    parser.add_argument("--folder", type=Path, default=CACHE)
    given = parser.parse_args()
    records = {length: record_of(length, given.folder) for length in given.lengths}
    if given.what != "terminal":
        heading(_INDEX)
        for length, path in records.items():
            index_of(length, path)
    if given.what != "index":
        heading(_TERMINAL)
        for length, path in records.items():
            terminal_of(length, path)


def heading(columns: tuple[str, ...]) -> None:
    """The head of a table."""
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")


if __name__ == "__main__":
    main()
