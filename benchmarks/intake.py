"""Taking a nomination list of 15,208 people in, again, and back, beside the bare libraries on the same file.

``python benchmarks/intake.py [--rounds N] [FILE.csv]``: the list of COP 24 (columns group, delegation, honorific, name,
line1 to line4, page), or without a file one of the same shape. Times are of the processor, since machines are shared.
With ``--rounds`` each is a process of its own, and at the end stand the medians of what each measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from typing import TypeVar

from secretariat.delegations.intake.operations import Options, import_delegates
from secretariat.delegations.intake.preview import Outcome
from secretariat.meetings.operations import add_meeting
from secretariat.opening import fill
from secretariat.papers.sheet_reading import read_file
from secretariat.record.acts import newest_act
from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate

T = TypeVar("T")
PEOPLE, PARTIES = 15_208, 1_444
HEADINGS = ["group", "delegation", "honorific", "name", "line1", "line2", "line3", "line4", "page"]


def main() -> None:
    """Print what each step took, and as a multiple of the bare way."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", nargs="?", type=Path)
    asked.add_argument("--rounds", type=int, default=1)
    given = asked.parse_args()
    if given.rounds == 1:
        one_round(given.file)
        return
    file = [] if given.file is None else [str(given.file)]
    found: dict[str, list[float]] = {}
    for number in range(1, given.rounds + 1):
        done = subprocess.run([sys.executable, __file__, *file], capture_output=True, text=True, check=True)
        print(f"round {number}, load {os.getloadavg()[0]:.1f}\n{done.stdout}", flush=True)
        for what, value in re.findall(r"^(.+?): +([0-9.]+)", done.stdout, re.MULTILINE):
            found.setdefault(what, []).append(float(value))
    for what, values in found.items():
        print(f"{what}: median {median(values):.2f} ({min(values):.2f} to {max(values):.2f}), n = {len(values)}")


def one_round(file: Path | None) -> None:
    """One import, the same again, its undo and the undo of that, with the bare way before, between and after."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = file or made(folder)
        # It is short, and scatters: taken before and after what it is compared with.
        bares = [timed("bare, before", lambda: bare_import(path, folder / "1.db"))[0]]
        whole, _ = timed(
            "csv and executemany of people, delegates and history", lambda: whole_import(path, folder / "w.db")
        )
        record = Record(locate(str(folder / "record.db")), user="benchmark")
        fill(record, False)
        dates = PartialDate.from_edtf("2018-12-02/2018-12-15")
        add_meeting(record, ref="M-1", title="A meeting", level="ministerial", dates=dates)
        options = Options(new_parties=True)
        imported, preview = timed("import", lambda: import_delegates(record, "M-1", read_file(path), options))
        print(f"  {preview.count(Outcome.NEW)} people, {preview.parties} parties, at most {memory()} MB")
        bares.append(timed("bare, between", lambda: bare_import(path, folder / "2.db"))[0])
        again, _ = timed("import again", lambda: import_delegates(record, "M-1", read_file(path), options))
        undone, _ = timed("undo", record.undo)
        print(f"undo, of its import: {undone / imported:.2f}\n  at most {memory()} MB")
        with record.reading() as connection:
            undoing = newest_act(connection)
        redone, _ = timed("undo of the undo", lambda: record.undo(undoing))
        print(f"memory at most: {memory()} MB")
        bares.append(timed("bare, after", lambda: bare_import(path, folder / "3.db"))[0])
        record.close()
        bare = median(bares)
        print(f"bare, csv and one executemany: {bare:.3f} s")
        for what, took in (("import", imported), ("import again", again), ("undo", undone), ("redo", redone)):
            print(f"{what}, × bare: {took / bare:.1f}; {took / whole:.1f} × people, delegates and history")


def timed(what: str, work: Callable[[], T]) -> tuple[float, T]:
    """Do ``work`` and print its processor time."""
    began = time.process_time()
    done = work()
    took = time.process_time() - began
    print(f"{what}: {took:.2f} s", flush=True)
    return took, done


def memory() -> int:
    """The most this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV file without its headings."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def bare_import(path: Path, file: Path) -> None:
    """The file's rows into one table, without asking anything of them."""
    connection = sqlite3.connect(file)
    connection.execute(f"CREATE TABLE row (id INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(9))})")
    rows = rows_of(path)
    connection.executemany(f"INSERT INTO row VALUES (NULL{', ?' * 9})", rows)
    connection.commit()
    connection.close()


def whole_import(path: Path, file: Path) -> None:
    """What an import has to write at the least: a person, a delegate, and a line of history for each."""
    connection = sqlite3.connect(file)
    for table in ("person", "delegate"):
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(9))})")
    connection.execute("CREATE TABLE history (id INTEGER PRIMARY KEY, record, after)")
    rows = rows_of(path)
    for table in ("person", "delegate"):
        connection.executemany(f"INSERT INTO {table} VALUES (NULL{', ?' * 9})", rows)
        notes = [(number, json.dumps(dict(zip(HEADINGS, row, strict=True)))) for number, row in enumerate(rows)]
        connection.executemany("INSERT INTO history VALUES (NULL, ?, ?)", notes)
    connection.commit()
    connection.close()


def made(folder: Path) -> Path:
    """A list of the same shape, the same every time."""
    dice = Random(2018)
    path = folder / "list.csv"
    parts = ("Ana", "Budi", "Carla", "Duc", "Eko", "Farida", "Guo", "Hana", "Ines", "Jun", "Kofi", "Łucja", "Maya")
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines)
        out.writerow(HEADINGS)
        for number in range(PEOPLE):
            party = number * PARTIES // PEOPLE
            name = f"{dice.choice(parts)} {dice.choice(parts)}son {chr(65 + number % 26)}{number:x}"
            ministry = f"Ministry of {dice.choice(parts)}"
            out.writerow(["Parties", f"Organisation {party:04}", "Ms.", name, "Director", "Unit", ministry, "", "1"])
    return path


if __name__ == "__main__":
    main()
