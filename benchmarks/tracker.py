"""The tracker with a thousand, a hundred thousand and a million actions: in the terminal, and beneath it in SQL.

``python benchmarks/tracker.py [terminal|sql|commands] [--lengths 1000 100000 1000000] [--folder FOLDER]``
"""

from __future__ import annotations

import sqlite3
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import event

from benchmarks.first_paint import first_ref, whole
from benchmarks.records import opened, record_of
from benchmarks.taskwarrior import Taskwarrior
from benchmarks.terminal import CACHE, PROGRAM, Terminal, ms
from secretariat.actions.queries import SORTS, actions_window
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery

FILTERS = (
    "", "status:all", "overdue", "unassigned", "status:done", "priority:high", "party:KR", "lead:ASEIC",
    "meeting:APEC-SMEMM-18", "due<2027", "due:none", "memorandum bogor", "nowhere",
)  # fmt: skip
PAGE = 128
_LIMIT = 20


def terminal_of(path: Path, everything: bool) -> dict[str, float]:
    """One tour of the tracker in a terminal, in milliseconds and MiB."""
    figures: dict[str, float] = {}
    terminal = Terminal([PROGRAM, "--database", str(path)])
    try:
        terminal.until("Actions")
        terminal.send(b"5")
        figures["first rows"] = terminal.until(first_ref(path), "by due date") * 1e3
        terminal.settle(0.6)
        if everything:
            terminal.send(b"o")
            terminal.settle(0.6)
        figures["memory"] = terminal.memory()
        downs = terminal.frames(b"\x1b[B", 150)
        figures["down p50"], figures["down p95"] = ms(downs), ms(downs, 0.95)
        terminal.send(b"\x1b[1;5H")
        terminal.settle(0.6)
        pages = terminal.frames(b"\x1b[6~", 15)  # the short record has no more than twenty screens
        figures["page down p50"], figures["page down p95"] = ms(pages), ms(pages, 0.95)
        terminal.settle(0.6)
        figures["jump to the end"] = terminal.frame(b"\x1b[1;5F") * 1e3
        terminal.settle(0.6)
        ups = terminal.frames(b"\x1b[A", 100)
        figures["up at the end p50"], figures["up at the end p95"] = ms(ups), ms(ups, 0.95)
        terminal.send(b"\x1b[1;5H")
        terminal.settle(0.6)
        figures["100 downs held"] = terminal.held(b"\x1b[B", 100) * 1e3
        figures["memory after"] = terminal.memory()
    finally:
        terminal.close()
    return figures


def in_the_terminal(records: dict[int, Path], rounds: int) -> None:
    """Tours of every record in turn, for what is open and for everything; medians and the ratio last to first."""
    for name, everything in (("what is open, by due date", False), ("everything (o), by due date", True)):
        tours: dict[int, list[dict[str, float]]] = {length: [] for length in records}
        for _round in range(rounds):
            for length, path in records.items():
                tours[length].append(terminal_of(path, everything))
        heads = "".join(f" {length:,} |" for length in records)
        print(f"\n| tracker in a terminal: {name} |{heads} last to first |\n|{'---|' * (len(records) + 2)}")
        for what in next(iter(tours.values()))[0]:
            by_length = [median(tour[what] for tour in each) for each in tours.values()]
            cells = "".join(f" {value:.1f} |" for value in by_length)
            unit = "MiB" if what.startswith("memory") else "ms"
            print(f"| {what}, {unit} |{cells} {by_length[-1] / by_length[0]:.2f} |", flush=True)


@dataclass(slots=True)
class Statement:
    """A statement as it went to SQLite."""

    sql: str
    parameters: Any


@contextmanager
def heard(record: Record) -> Iterator[list[Statement]]:
    """The statements that are sent meanwhile."""
    said: list[Statement] = []

    def hear(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_rest: Any) -> None:
        if sql.lstrip().startswith("SELECT"):
            said.append(Statement(sql, parameters))

    event.listen(record.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(record.engine, "before_cursor_execute", hear)


def timed(run: Callable[[], Any], rounds: int) -> float:
    """Median milliseconds; a slow question is asked less often."""
    taken: list[float] = []
    for _round in range(rounds):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
        if sum(taken) > 1.5:
            break
    return ms(taken)


def in_sql(records: dict[int, Path], rounds: int) -> None:
    """First page, count, middle and last page for every order and the usual filters, beside bare sqlite3."""
    cases = [("", sort, turned) for sort in SORTS for turned in (False, True)]
    cases += [("status:all", sort, turned) for sort in SORTS for turned in (False, True)]
    cases += [(words, "due", False) for words in FILTERS[2:]]
    print("\n| filter | order | rows | first page, ms | bare sqlite3 | count | bare | end page | a scan or sort |")
    print("|---|---|---|---|---|---|---|---|---|")
    for length, path in records.items():
        record, bare = opened(path), sqlite3.connect(path)
        print(f"| **{length:,} actions** | | | | | | | | |")
        for words, sort, turned in cases:
            _sql_case(record, bare, ListQuery(words=words, sort=sort, descending=turned), rounds)
        record.close()
        bare.close()


def _sql_case(record: Record, bare: sqlite3.Connection, query: ListQuery, rounds: int) -> None:
    window = actions_window(record, query)
    with heard(record) as said:
        window.rows(0, PAGE)
        total = window.count()
    first, count = said
    beside = [timed(lambda one=one: bare.execute(one.sql, one.parameters).fetchall(), rounds) for one in (first, count)]

    def fresh() -> Any:
        return actions_window(record, query)

    ends = timed(lambda: window.rows(max(0, total - PAGE), PAGE), rounds)
    page, counted = timed(lambda: fresh().rows(0, PAGE), rounds), timed(lambda: fresh().count(), rounds)
    plan = [row[3] for row in bare.execute(f"EXPLAIN QUERY PLAN {first.sql}", first.parameters)]
    odd = "; ".join(step for step in plan if "TEMP B-TREE" in step or step == "SCAN action")
    order = f"{query.sort}{' ↓' if query.descending else ''}"
    print(
        f"| {query.words or 'open'} | {order} | {total:,} | {page:.2f} | {beside[0]:.2f} | {counted:.2f} |"
        f" {beside[1]:.2f} | {ends:.2f} | {odd} |",
        flush=True,
    )


def whole_commands(path: Path, rounds: int) -> None:
    """`actions list --overdue` and `actions add` as whole processes, in turn with Taskwarrior's over the same actions,
    on copies that are written to.
    """
    copy = path.with_suffix(".written")
    copyfile(path, copy)
    app = [PROGRAM, "--database", str(copy), "actions"]
    commands = {
        "actions list --overdue": [*app, "list", "--overdue"],
        "actions list --overdue --format json": [*app, "list", "--overdue", "--format", "json"],
        "actions add": [*app, "add", "Sign the renewed MoU @KR due:2027"],
    }
    tasks = Taskwarrior(path) if Taskwarrior.is_there() else None
    if tasks is not None:
        commands["task next"] = tasks.command("next")
        commands["task add"] = tasks.command("add", "Sign the renewed MoU", "due:2027-12-31")
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = whole(command)
            if number:  # the first round warms the disk's cache
                taken[name].append(seconds)
    print("\n| whole process | ms | least–most |\n|---|---|---|")
    for name, each in taken.items():
        print(f"| {name} | {ms(each):.0f} | {min(each) * 1e3:.0f}–{max(each) * 1e3:.0f} |", flush=True)
    copy.unlink()
    if tasks is not None:
        tasks.close()


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="*", default=["terminal", "sql", "commands"])
    parser.add_argument("--lengths", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=CACHE, help="where the records are kept")
    parser.add_argument("-n", type=int, default=3, help="how many rounds in the terminal")
    given = parser.parse_args()
    records = {length: record_of(length, given.folder) for length in given.lengths}
    if "terminal" in given.part:
        in_the_terminal(records, given.n)
    if "sql" in given.part:
        in_sql(records, _LIMIT)
    if "commands" in given.part:
        whole_commands(record_of(100_000, given.folder), given.n)


if __name__ == "__main__":
    main()
