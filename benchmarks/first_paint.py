"""How long until there is something to see: the terminal application beside a Textual hello-world, commands beside
bare Python.

Everything is run in turn within one run, and ratios are taken pair by pair, so that a slow moment of the machine
falls on both sides: ``python benchmarks/first_paint.py [-n 9] [--long 1000000]``.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.records import record_of
from benchmarks.terminal import CACHE, PROGRAM, Terminal, environment, ms

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""


def on_screen(command: list[str], *words: str, key: bytes = b"", then: tuple[str, ...] = ()) -> float:
    """Seconds from the start until ``words`` are there; with ``key``, pressed at that moment, until ``then`` are."""
    terminal = Terminal(command)
    try:
        seen = terminal.until(*words)
        if key:
            terminal.send(key)
            seen = terminal.until(*then)
        return seen
    finally:
        terminal.close()


def whole(command: list[str]) -> float:
    """Seconds that a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def first_ref(record: Path) -> str:
    """What stands first in the tracker."""
    with sqlite3.connect(record) as connection:
        return str(connection.execute("select ref from action where open order by due_sort, id limit 1").fetchone()[0])


def compare(title: str, cases: dict[str, tuple[str, Callable[[], float]]], times: int) -> None:
    """Run all cases in turn and print medians; the first is the one the others are held against."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(times + 1):
        for name, (_asked, run) in cases.items():
            seconds = run()
            if number:  # the first round warms the disk's cache
                taken[name].append(seconds)
    base = next(iter(taken.values()))
    print(f"\n| {title} | ms | least–most | × the first | asked |\n|---|---|---|---|---|")
    for name, seconds in taken.items():
        ratio = median(a / b for a, b in zip(seconds, base, strict=True))
        spread = f"{min(seconds) * 1e3:.0f}–{max(seconds) * 1e3:.0f}"
        print(f"| {name} | {ms(seconds):.0f} | {spread} | {ratio:.2f} | {cases[name][0]} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=9, help="how many rounds")
    parser.add_argument("--long", type=int, default=1_000_000, help="how many actions the long record holds")
    parser.add_argument("--folder", type=Path, default=CACHE, help="where the records are kept")
    parser.add_argument("--only", choices=("terminal", "commands"))
    given = parser.parse_args()
    short, long = record_of(1_000, given.folder), record_of(given.long, given.folder)
    python = sys.executable

    def app(record: Path) -> list[str]:
        return [PROGRAM, "--database", str(record)]

    def today(record: Path) -> float:
        return on_screen(app(record), "Overdue ·")

    def actions(record: Path) -> float:
        return on_screen(app(record), "Actions", key=b"5", then=(first_ref(record), "by due date"))

    if given.only != "commands":
        cases: dict[str, tuple[str, Callable[[], float]]] = {
            "Textual hello-world": ("", lambda: on_screen([python, "-c", HELLO], "Hello, world")),
            "shell painted": ("≤ 1.3", lambda: on_screen(app(long), "Today")),
            "Today's first rows, 1k actions": ("", lambda: today(short)),
            f"Today's first rows, {given.long:,} actions": ("", lambda: today(long)),
            "tracker's first rows (5 pressed at once), 1k": ("", lambda: actions(short)),
            f"tracker's first rows (5 pressed at once), {given.long:,}": ("≤ 2.0", lambda: actions(long)),
        }
        compare("process start to words on the screen", cases, given.n)
    if given.only != "terminal":
        cases = {
            "python -c pass": ("", lambda: whole([python, "-c", "pass"])),
            "secretariat --help": ("≤ 4", lambda: whole([PROGRAM, "--help"])),
            "secretariat actions list --help": ("", lambda: whole([PROGRAM, "actions", "list", "--help"])),
            "secretariat completion bash": ("≤ 4", lambda: whole([PROGRAM, "completion", "bash"])),
        }
        compare("whole process", cases, given.n)
        cases = {
            "python -c 'import sqlalchemy.orm'": ("", lambda: whole([python, "-c", "import sqlalchemy.orm"])),
            "secretariat parties list": ("≤ 1.2", lambda: whole([*app(short), "parties", "list"])),
            "secretariat actions show A-40": ("≤ 1.2", lambda: whole([*app(short), "actions", "show", "A-40"])),
        }
        compare("whole process", cases, given.n)


if __name__ == "__main__":
    main()
