"""The sheet for ministries at 100,000 actions: the program's beside bare XlsxWriter with the same cells.

    python benchmarks/tracker_sheet.py [--actions 100000] [--rounds 3]

Each runs in a process of its own, in turn. "Ours" is what ``actions export``
does after its query; "bare" writes the same values to the same cells with one format for each column, in constant
memory, without choices, checks, colours or locks. Ratios are of pairs, in processor time and in peak memory.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import xlsxwriter

from secretariat.actions.rows import ActionRow
from secretariat.actions.tracker.cells import cells_of
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.workbook import Listed, Told, tracker_workbook

TODAY = date(2011, 8, 15)
_DUES = (("2011-07", date(2011, 7, 31)), ("2011-07-29", date(2011, 7, 29)), ("", None), ("2015", date(2015, 12, 31)))


def told(count: int) -> Iterator[Told]:
    """So many actions, always the same."""
    moment = datetime(2011, 8, 15, tzinfo=UTC)
    for n in range(1, count + 1):
        due, due_by = _DUES[n % 4]
        values = {name: "" for name, kind in ActionRow.__annotations__.items() if kind == "str"}
        values |= {"ref": f"A-{n}", "title": f"Report on measure {n} of the programme", "status": "agreed"}
        values |= {"lead": "Sesmen", "led_by": "Sesmen", "priority": "normal", "due": due, "unit": "SMEs"}
        rest = {"id": n, "version": 1, "overdue": due_by == date(2011, 7, 31), "due_by": due_by, "target": 100}
        rest |= {"achieved": n % 100, "progress": n % 100, "updated": moment, "tags": ()}
        yield ActionRow(**{name: {**values, **rest}[name] for name in ActionRow.__annotations__}), ()


def ours(count: int) -> bytes:
    """The program's own sheet."""
    return tracker_workbook(Listed(told(count), count, count // 4), today=TODAY)


def bare(count: int) -> bytes:
    """The same cells, and nothing else."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet()
    day, plain = book.add_format({"num_format": "d mmm yyyy"}), book.add_format({"text_wrap": True})
    for place, column in enumerate(COLUMNS):
        page.write_string(0, place, column.key)
    for number, (row, measures) in enumerate(told(count), start=1):
        for place, cell in enumerate(cells_of(row, TODAY, measures)):
            if isinstance(cell, str):
                page.write_string(number, place, cell, plain)
            elif isinstance(cell, int):
                page.write_number(number, place, cell, plain)
            elif cell is not None:
                page.write_datetime(number, place, cell, day)
            else:
                page.write_blank(number, place, None, plain)
    book.close()
    return stream.getvalue()


def main() -> None:
    """Run both in turn and print the medians and the median of the ratios of each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", choices=("ours", "bare"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        begun = time.process_time()
        made = ours(asked.actions) if asked.one == "ours" else bare(asked.actions)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"s": time.process_time() - begun, "MiB": peak, "bytes": len(made)}))
        return
    found: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
    for _round in range(asked.rounds):
        for which in ("bare", "ours"):
            command = [sys.executable, __file__, "--one", which, "--actions", str(asked.actions)]
            said = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout
            found[which].append(json.loads(said))
    for what in ("s", "MiB"):
        pairs = [(one[what], two[what]) for one, two in zip(found["ours"], found["bare"], strict=True)]
        ratio = median(one / two for one, two in pairs)
        ours_, bare_ = median(one for one, _ in pairs), median(two for _, two in pairs)
        print(f"{asked.actions} actions, {what}: ours {ours_:.1f}, bare XlsxWriter {bare_:.1f}, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
