"""A sheet of 10,000 actions that comes back: how long its preview takes, and the merge of what was changed in it.

``python benchmarks/tracker_back.py [ACTIONS]``. Three records: nobody touched it meanwhile; the office changed every
tenth action; the office changed every action, so that what the sheet said is worked out from the history for each.
In the sheet every twentieth row has another note. Times are of the clock and, in brackets, of the processor (this
process and the child that reads the workbook).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from secretariat.actions.model import action
from secretariat.actions.operations import ActionFields, add_action_in
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.export import export_tracker
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import Preview
from secretariat.actions.worked_out import keep
from secretariat.opening import fill
from secretariat.papers.sheet_reading import read_file
from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.values.language import N_
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate

T = TypeVar("T")
ACTIONS = 10_000
ASKED = 5.0
"""Seconds that a preview of 10,000 rows may take."""


def main() -> None:
    """Print what each step took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = Record(locate(str(folder / "record.db")), user="benchmark")
        fill(record, False)
        timed(f"{count} actions taken down", lambda: make(record, count))
        for kind in (".xlsx", ".csv"):
            (folder / f"sheet{kind}").write_bytes(export_tracker(record, ListQuery(scope={"all": "yes"}), kind)[0])
        edit_sheet(folder / "sheet.csv")
        for every, words in ((0, "untouched"), (10, "every tenth changed"), (1, "every one changed")):
            if every:
                change(record, every)
            for kind in (".xlsx", ".csv"):
                path = folder / f"sheet{kind}"
                taken, preview = timed(
                    f"preview, record {words}, {kind}",
                    partial(preview_of, record, path),
                )
                conflicts = len(preview.open_conflicts)
                met = "met" if taken <= ASKED * count / ACTIONS else "MISSED"
                print(f"    {preview.changes} changes, {conflicts} conflicts: {met}")
        timed("merge, .csv", lambda: import_replies(record, read_file(folder / "sheet.csv"), Options()))
        timed("undo", record.undo)


def preview_of(record: Record, path: Path) -> Preview:
    """What importing a file would do, the reading of it included."""
    return preview_replies(record, read_file(path), Options())


def make(record: Record, count: int) -> None:
    """Actions as a ministry has them, each with its history."""
    dues = ["2011-07", "2012", "2013-05-06", "2014-Q3", "../2020", ""]
    with record.act(N_("Add action {ref}"), ref="") as work:
        for n in range(count):
            fields: ActionFields = {
                "title": f"Register Indonesian SMEs for partnership, lot {n}",
                "lead": ("SMBA", "Sesmen", "Deputi PSD")[n % 3],
                "note": "as agreed; see the record of discussion",
            }
            if dues[n % 6] and "Q" not in dues[n % 6]:
                fields["due"] = PartialDate.from_edtf(dues[n % 6])
            if n % 4 == 0:
                fields["target"] = f"{50 + n % 100} SMEs"
            add_action_in(work, fields, today=record.today)


def change(record: Record, every: int) -> None:
    """The office writes something else into every so manyeth action."""
    with record.act(N_("Edit {refs}"), refs="") as work:
        ids = work.connection.execute(select(action.c.id).order_by(action.c.id)).scalars().all()
        for id_ in ids[::every]:
            keep(work, id_, {"supporting": f"ASEIC, {every}"})


def edit_sheet(path: Path) -> None:
    """Every twentieth row has another note."""
    lines = path.read_bytes().split(b"\r\n")
    for at in range(1, len(lines), 20):
        lines[at] = lines[at].replace(b"as agreed", b"as it was done")
    path.write_bytes(b"\r\n".join(lines))


def timed(what: str, work: Callable[[], T]) -> tuple[float, T]:
    """Seconds by the clock, and what came of it."""
    began, used = time.perf_counter(), processor()
    result = work()
    taken = time.perf_counter() - began
    print(f"  {what}: {taken:.2f} s ({processor() - used:.2f} s)")
    return taken, result


def processor() -> float:
    """Seconds of the processor, children included."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
