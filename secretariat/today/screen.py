"""The terminal's first view: what the day asks for, each line openable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from secretariat.record.record import Record
from secretariat.today.queries import Item, Part, is_new, today_parts
from secretariat.toolkit.cells import fit
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import content, line
from secretariat.toolkit.worker import ask
from secretariat.values.language import N_, _


@dataclass
class RecordAsked(Message):
    """Somebody wants to go to a record: its kind ("action", "meeting", …), number and reference."""

    kind: str
    id: int
    ref: str


class Lines(OptionList, inherit_bindings=False):
    """The lines of Today; Enter is left to the view, whose command it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]


class TodayView(Commanded, Widget):
    """Overdue, due soon, the next meetings, what is not ready, what nobody owns."""

    DEFAULT_CSS = """
    TodayView { height: 1fr; }
    TodayView > OptionList { height: 1fr; padding: 0 1; }
    TodayView > Static { display: none; padding: 0 2; height: auto; }
    TodayView.-quiet > Static { display: block; }
    TodayView.-quiet > OptionList { display: none; }
    TodayView > OptionList > .option-list--option-disabled { color: $foreground; text-style: bold; }
    TodayView > OptionList:focus > .option-list--option-highlighted { color: $background; background: $accent; }
    """
    help_text = N_("What the day asks for. Enter opens what is under the cursor.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command("today.open", "enter", "open", N_("Open"), N_("Open what is under the cursor"), rank=1),
        Command("today.refresh", "f5", "refresh_rows", "", N_("Read the record again"), rank=95),
    )

    def __init__(
        self, record: Record, *, due_soon_days: int = 30, retention_months: int = 0, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.record = record
        self.due_soon_days, self.retention_months = due_soon_days, retention_months
        self._parts: Sequence[Part] = ()
        self._items: dict[str, Item] = {}
        self._lines: dict[str, Content] = {}
        self._lit = ""

    def compose(self) -> ComposeResult:
        yield Lines(markup=False)
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Ask for the day's work."""
        self.refresh_rows()

    @property
    def lines(self) -> Lines:
        """The lines."""
        return self.query_one(Lines)

    def refresh_rows(self) -> None:
        """Read the record again; the cursor stays where it is."""
        ask(
            self,
            lambda: (self._read(), is_new(self.record)),
            self._show,
            group="today",
            what=_("Today could not be read because of a fault in the program."),
        )

    def _read(self) -> list[Part]:
        return today_parts(self.record, due_soon_days=self.due_soon_days, retention_months=self.retention_months)

    def _show(self, answer: tuple[list[Part], bool]) -> None:
        self._parts, new = answer
        self.set_class(not self._parts, "-quiet")
        if not self._parts:
            words = _NEW if new else N_("Nothing is overdue, nothing is due soon, and every meeting is ready.")
            self.query_one(Static).update(content(_(words)))
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the lines out anew."""
        self._draw()

    def _draw(self) -> None:
        lines = self.lines
        here = lines.highlighted_option.id if lines.highlighted_option else None
        before = list(self._items)
        width = max(self.size.width - 4, 40)
        columns = _widths((item for part in self._parts for item in part.items), width)
        options: list[Option] = []
        self._items, self._lines, self._lit = {}, {}, ""
        for number, part in enumerate(self._parts):
            if number:
                options.append(Option("", disabled=True))
            options.append(Option(Content(f"{part.heading} · {part.count}"), disabled=True))
            for item in part.items:
                name = f"{part.name}:{item.kind}:{item.id}"
                self._items[name] = item
                self._lines[name] = _line(item, width, columns)
                options.append(Option(self._lines[name], id=name))
        lines.clear_options().add_options(options)
        names = list(self._items)
        if names:
            lines.highlighted = lines.get_option_index(names[_nearest(here, before, names)])

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The line under the cursor is one even bar: its colours would not be read on the accent."""
        event.stop()
        name = event.option.id or ""
        if name == self._lit:
            return
        if self._lit in self._lines:
            self.lines.replace_option_prompt(self._lit, self._lines[self._lit])
        self._lit = name
        if name in self._lines:
            self.lines.replace_option_prompt(name, Content(self._lines[name].plain))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go to what is under the cursor."""
        option = self.lines.highlighted_option
        item = self._items.get(option.id or "") if option else None
        if item is not None:
            self.post_message(RecordAsked(item.kind, item.id, item.ref))


def _nearest(here: str | None, before: Sequence[str], names: Sequence[str]) -> int:
    """Where the cursor goes: to its line, the record's line in another part, or the place where its line was."""
    if here is None or here not in before:
        return 0
    same = [at for at, name in enumerate(names) if name.partition(":")[2] == here.partition(":")[2]]
    return names.index(here) if here in names else same[0] if same else min(before.index(here), len(names) - 1)


_NEW = N_(
    "Welcome. This record is new: it knows the parties and the forums, and waits for your first meeting.\n\n"
    "  2        go to the meetings; n there adds one\n"
    "  a        takes down an action in one line, from anywhere\n"
    "  ctrl+p   finds any command or record by name\n"
    "  ?        tells what can be done where you are\n"
    "  ctrl+q   leaves\n\n"
    "“secretariat --sample” opens a record with real meetings to look around in."
)


def _tail(item: Item) -> str:
    return _("overdue {days}").format(days=item.left) if item.overdue else item.left


def _widths(items: Iterable[Item], width: int) -> tuple[int, int, int]:
    """The cells that who, when and how long may take: what they need, and no more than leaves room for what."""
    all_items = list(items)
    most = (26, 18, 18) if width >= 100 else (14, 14, 18)
    parts = (
        [line(item.who) for item in all_items],
        [item.when for item in all_items],
        [_tail(item) for item in all_items],
    )
    needed = [max((cell_len(text) for text in texts), default=0) for texts in parts]
    who, when, left = (min(need, limit) for need, limit in zip(needed, most, strict=True))
    return who, when, left


def _line(item: Item, width: int, columns: tuple[int, int, int]) -> Content:
    """One item in columns: what it is, who or where, when, how long."""
    who, when, left = columns
    head: list[Any] = [(fit(item.ref, 7), "bold")] if item.kind == "action" else []
    what = width - who - when - left - 6 - (7 if head else 0)
    return Content.assemble(
        *head,
        fit(line(item.what), what),
        "  ",
        (fit(line(item.who), who), "dim"),
        "  ",
        fit(line(item.when), when),
        "  ",
        (fit(_tail(item), left), "$text-error" if item.overdue else "dim"),
    )
