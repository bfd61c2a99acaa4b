"""The tracker on paper and as a calendar: the program's beside bare Typst and bare icalendar on the same data.

    python benchmarks/action_papers.py [--actions 1000 10000] [--rounds 5]

Each runs in a process of its own, in turn, with what is imported imported before the clock starts. "Ours" is what
``actions export`` does after its query: figures, groups and words, then the paper. "Bare" gives Typst the same rows in
a table of the same columns, with bars and one heading for each lead, and icalendar the same properties by ``add``. Both
papers are PDF/A and PDF/UA. Ratios are of pairs, in processor time and in peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import icalendar
import typst

from secretariat.actions.papers.calendar import entries
from secretariat.actions.papers.reading import TrackerPaper
from secretariat.actions.papers.standing_page import Done, grouped, standing_page
from secretariat.actions.papers.telling import told
from secretariat.actions.papers.typeset import tracker_pdf
from secretariat.actions.rows import ActionRow
from secretariat.papers import typesetting
from secretariat.papers.calendar_files import ToDo, calendar_file

TODAY = date(2011, 8, 15)
_DUES = (("2011-07", date(2011, 7, 31)), ("2011-07-29", date(2011, 7, 29)), ("", None), ("2015", date(2015, 12, 31)))
_BARE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "Tracker", date: datetime(year: 2011, month: 8, day: 15))
#set page(paper: "a4", margin: 20mm, footer: context [Page #counter(page).display() of #counter(page).final().first()])
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Thai", "Noto Sans CJK SC"), size: 9pt, lang: "en")
= Tracker
#table(
  columns: (13mm, 1fr, 29mm, 27mm, 38mm), inset: (x: 4pt, y: 4.5pt), stroke: (_, y) => (bottom: 0.4pt),
  table.header(..data.tracker.headings.map(strong)),
  ..data.tracker.groups.map(group => (
    table.header(level: 2, table.cell(colspan: 5, {heading(level: 2, group.name); group.aside})),
    ..group.rows.map(row => (
      row.ref, [#row.title \\ #row.below.join(" · ")], row.due,
      if row.progress != none [#box(width: 15mm, height: 2mm, fill: gray,
        box(width: 15mm * row.progress / 100, height: 2mm, fill: blue)) #row.progress% \\ #row.reached],
      row.standing)).flatten(),
  )).flatten(),
)
"""


def rows_of(actions: int) -> list[ActionRow]:
    """So many open actions of 40 leads, always the same."""
    made = []
    for place in range(actions):
        due, due_by = _DUES[place % 4]
        made.append(
            ActionRow(
                id=place + 1,
                ref=f"A-{place + 1}",
                version=1 + place % 5,
                title=f"Register small enterprises of district {place} for partnership [/draft]",
                status="in progress" if place % 3 else "agreed",
                overdue=due_by is not None and due_by < TODAY,
                due=due,
                due_by=due_by,
                lead=f"Agency {place % 40}",
                led_by=f"Agency {place % 40}",
                supporting="ASEIC; GBC" if place % 5 == 0 else "",
                counterpart="KR",
                counterpart_name="Republic of Korea 김동선" if place % 7 == 0 else "Republic of Korea",
                meeting="APEC-SMEMM-18",
                source="",
                priority="normal",
                target=100 if place % 2 else None,
                achieved=place % 100,
                unit="SMEs",
                progress=place % 100 if place % 2 else None,
                tags=("ovop",) if place % 3 == 0 else (),
                ended="",
                evidence="",
                why="",
                note="seen by the deputy",
                updated=datetime(2011, 8, 1, tzinfo=UTC),
            )
        )
    return made


def paper_of(rows: list[ActionRow]) -> TrackerPaper:
    """What is read from a record that holds these."""
    page = standing_page(rows, TODAY, Done(date(2011, 1, 1), 3))
    return TrackerPaper(page, tuple(grouped(((row, ()) for row in rows), "lead")), "lead", {}, "", TODAY)


def bare_pdf(data: dict[str, Any]) -> bytes:
    """The same rows given to Typst."""
    with tempfile.NamedTemporaryFile("w", suffix=".typ") as file:
        file.write(_BARE)
        file.flush()
        made = typst.compile(
            file.name, format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_standards=["a-2a", "ua-1"]
        )
    assert isinstance(made, bytes)
    return made


def bare_ics(listed: list[Any]) -> bytes:
    """The same entries given to icalendar, as its manual does it."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bare//")
    calendar.add("version", "2.0")
    for entry in listed:
        one: Any = icalendar.Todo() if isinstance(entry, ToDo) else icalendar.Event()
        one.add("uid", entry.uid)
        one.add("dtstamp", entry.stamp)
        one.add("last-modified", entry.stamp)
        one.add("sequence", entry.sequence)
        one.add("summary", entry.summary)
        one.add("description", entry.description)
        if entry.categories:
            one.add("categories", entry.categories)
        if isinstance(entry, ToDo):
            if entry.due:
                one.add("due", entry.due)
                if entry.begins and entry.begins < entry.due:
                    one.add("dtstart", entry.begins)
            one.add("status", entry.status)
            one.add("priority", entry.priority)
            if entry.percent is not None:
                one.add("percent-complete", entry.percent)
        else:
            one.add("dtstart", entry.first)
            one.add("dtend", entry.last + timedelta(days=1))
            one.add("transp", "TRANSPARENT")
            one.add("status", "CONFIRMED")
        calendar.add_component(one)
    return bytes(calendar.to_ical())


def one_round(what: str, which: str, actions: int) -> None:
    """In a process of its own: processor time from rows to bytes, and peak memory in MiB."""
    rows = rows_of(actions)
    # What is imported on first use is imported, and the words of dates are read; Typst has looked for no fonts yet.
    first = list(entries([(rows[0], ())], "x", {}))
    bare_ics(first), calendar_file(first, name="x", language="en"), told(paper_of(rows[:1])), typesetting.__name__
    words = told(paper_of(rows)) if (what, which) == ("pdf", "bare") else {}
    listed = list(entries(((row, ()) for row in rows), "x", {})) if (what, which) == ("ics", "bare") else []
    start, worked = time.perf_counter(), time.process_time()
    if what == "pdf":
        made = tracker_pdf(paper_of(rows)) if which == "ours" else bare_pdf(words)
    elif which == "ours":
        made = calendar_file(entries(((row, ()) for row in rows), "x", {}), name="Tracker", language="en")
    else:
        made = bare_ics(listed)
    took, worked = (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": took, "ms of processor time": worked, "MiB": peak, "bytes": len(made)}))


def main() -> None:
    """Run all in turn and print the medians and the median of the ratios of each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one_round(asked.one[0], asked.one[1], int(asked.one[2]))
        return
    # Whoever measures compiled files wants them compiled.
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for what in ("pdf", "ics"):
        for actions in asked.actions:
            found: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
            for number in range(asked.rounds + 1):
                for which in ("bare", "ours"):
                    command = [sys.executable, __file__, "--one", what, which, str(actions)]
                    said = subprocess.run(command, check=True, capture_output=True, text=True, env=quiet).stdout
                    if number:  # the first round writes bytecode and fills the disk's cache
                        found[which].append(json.loads(said))
            for measure in ("ms", "ms of processor time", "MiB"):
                pairs = [(one[measure], two[measure]) for one, two in zip(found["ours"], found["bare"], strict=True)]
                ours, bare = median(one for one, _ in pairs), median(two for _, two in pairs)
                ratio = median(one / two for one, two in pairs)
                print(
                    f"{what}, {actions} actions, {measure}: ours {ours:.0f}, bare {bare:.0f}, ratio {ratio:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
