"""A small application with lists of made-up rows, for trying the list side of the toolkit."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import App, ComposeResult

from secretariat.record.seen import Seen
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.records_view import RecordChanged, RecordsView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.refusal import NotFound, Refused
from tests.quicker import what_waits_for_quiet

HOSTILE = (
    "[/draft]",
    "[agreed in principle]",
    "[red]double[/red] or triple",
    "\x1b]52;c;AAAA\x07",
    "Dong-Sun KIM (김동선)",
    "林聖忠",
    "Nguyễn Văn Hùng",
    "ประยุทธ์",
    "محمد",
    "\u202egnp.exe",
    "a\u200bb\ufeffc",
    "👩\u200d💻 می\u200cخواهم",
    "$name {brace} %s \\[x]",
)
COLUMNS = (
    TableColumn("ref", "ref", 7, sort="ref"),
    TableColumn("what", "what", 20, flex=1, sort="what"),
    TableColumn("lead", "lead", 12, drop=2),
    TableColumn("due", "due", 18, sort="due", drop=1),
    TableColumn("progress", "progress", 15, right=True, drop=3),
)


@dataclass(frozen=True, slots=True)
class Action:
    id: int
    ref: str
    title: str
    due: str = "July 2011"


def action(number: int) -> Action:
    return Action(number, f"A-{number}", f"{HOSTILE[number % len(HOSTILE)]} · action {number}")


class MadeUp:
    """``size`` rows numbered from 1 in either order; ``gone`` are deleted. It notes who asked what."""

    def __init__(self, size: int, *, descending: bool = False, wait: float = 0.0, gone: Sequence[int] = ()) -> None:
        self.size, self.descending, self.wait, self.gone = size, descending, wait, tuple(sorted(gone))
        self.asked: list[tuple[str, int]] = []
        self.threads: set[int] = set()

    def _note(self, what: str, number: int = 0) -> None:
        self.asked.append((what, number))
        self.threads.add(threading.get_ident())
        if self.wait:
            time.sleep(self.wait)

    def count(self) -> int:
        self._note("count")
        return self.size - len(self.gone)

    def _number(self, index: int) -> int:
        number = self.size - index if self.descending else index + 1
        for lost in reversed(self.gone) if self.descending else self.gone:
            if (lost >= number) if self.descending else (lost <= number):
                number += -1 if self.descending else 1
        return number

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        self._note("rows", start)
        end = min(self.size - len(self.gone), start + limit)
        return [action(self._number(index)) for index in range(start, end)]

    def position(self, id: int) -> int | None:
        self._note("position", id)
        if id in self.gone or not 1 <= id <= self.size:
            return None
        if self.descending:
            return self.size - id - sum(lost > id for lost in self.gone)
        return id - 1 - sum(lost < id for lost in self.gone)


class Listed:
    """Some rows, held in memory."""

    def __init__(self, rows: Sequence[Action]) -> None:
        self._rows = rows

    def count(self) -> int:
        return len(self._rows)

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        return self._rows[start : start + limit]

    def position(self, id: int) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.id == id), None)


def cells(row: Any) -> Sequence[Cell | str]:
    late = row.id % 4 == 0
    due = Cell(f"{row.due}  overdue", "overdue") if late else row.due
    return (Cell(row.ref, "accent"), row.title, "Sesmen", due, Cell("██░░░░  35/100", "bar"))


class TableApp(App[None]):
    """One table, with the keys a view gives it."""

    CSS = STYLE_SHEET
    BINDINGS = [("enter", "open", "Open"), ("space", "mark", "Mark")]  # noqa: RUF012 - Textual's own way

    def __init__(self, source: RowWindow, *, empty: str = "Nothing. Press n.") -> None:
        super().__init__()
        self.table = RecordTable(COLUMNS, cells, source, empty=empty)
        self.events: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        dress(self)
        self.table.focus()

    def action_open(self) -> None:
        self.table.action_open_row()

    def action_mark(self) -> None:
        self.table.action_mark_row()

    def on_record_table_row_highlighted(self, event: RecordTable.RowHighlighted) -> None:
        self.events.append(("highlighted", event.row.id if event.row else None))

    def on_record_table_row_opened(self, event: RecordTable.RowOpened) -> None:
        self.events.append(("opened", event.row.id))

    def on_record_table_marks_changed(self, event: RecordTable.MarksChanged) -> None:
        self.events.append(("marks", event.ids))

    def on_record_table_rows_counted(self, event: RecordTable.RowsCounted) -> None:
        self.events.append(("counted", event.total))

    def on_record_table_load_failed(self, event: RecordTable.LoadFailed) -> None:
        self.events.append(("failed", event.sentence))

    def on_record_table_heading_pressed(self, event: RecordTable.HeadingPressed) -> None:
        self.events.append(("heading", event.sort))


class ActionsView(RecordsView):
    """A list of actions in memory that can be filtered, sorted and deleted from."""

    title = "Actions"
    columns = COLUMNS
    sorts = (("ref", "number"), ("what", "title"))
    filters = "words, party:KR, status:open"
    empty = "No actions yet. Press n to add one."

    def __init__(self, rows: Sequence[Action]) -> None:
        self.rows = list(rows)
        super().__init__()

    def window(self, query: ListQuery) -> RowWindow:
        if query.words.startswith("due:"):
            raise Refused(f"“{query.words}” is not a date; write it like due:2011-07.")
        if query.words == "crash":
            raise RuntimeError("made to fail")
        found = [row for row in self.rows if query.words.casefold() in row.title.casefold()]
        key = {"ref": lambda row: row.id, "what": lambda row: row.title}[query.sort]
        return Listed(sorted(found, key=key, reverse=query.descending))

    def cells(self, row: Any) -> Sequence[Cell | str]:
        return cells(row)

    def sheet(self, id: int) -> FactSheet:
        row = next((row for row in self.rows if row.id == id), None)
        if row is None:
            raise NotFound("That action is not there any more.")
        return FactSheet(
            row.ref,
            row.title,
            "in progress since 6 April 2015",
            (
                Fact("Lead", "Deputi Pengkajian Sumberdaya UKMK"),
                Fact("With", "ASEIC · GBC steering committee [to be confirmed]"),
                Fact("Due", "end of 2015 (31 Dec 2015, in 253 d)", "overdue"),
                Fact("Target", "35 of 100 SMEs, needs 8 a month"),
            ),
            (
                Section("Progress", (Line("+35 first list from Bogor and Banten", "17 Apr"), Line(row.title, "8 Apr"))),
                Section("Evidence", (), "No evidence yet."),
            ),
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        self.rows = [row for row in self.rows if row.id not in ids]
        return "Deleted " + ", ".join(f"A-{id}" for id in ids)


class ViewApp(App[None]):
    """One view of actions."""

    CSS = STYLE_SHEET

    def __init__(self, rows: Sequence[Action]) -> None:
        super().__init__()
        self.view = ActionsView(rows)
        self.written: list[tuple[str, ...]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        dress(self)
        self.view.table.focus()

    def on_record_changed(self, event: RecordChanged) -> None:
        self.written.append(event.refs)


async def settled(pilot: Any, seconds: float = 0.05) -> None:
    """Until what waits for quiet has begun, the workers have answered and the screen is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(seconds)
    await what_waits_for_quiet()
    for _turn in range(20):  # an answer may ask for more: a count for the rows, rows for what stands beside them
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if not list(pilot.app.workers):
            break


def screen_text(app: App[Any]) -> list[str]:
    """The screen as lines of text, as the terminal would get them."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(app.size)]
