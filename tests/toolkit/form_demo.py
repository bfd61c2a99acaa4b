"""A small application with which the form side of the toolkit is tried: two views of nothing in particular."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter, TitleLine, ViewTab, ViewTabs
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.drafts import Drafts
from secretariat.toolkit.help import HelpScreen
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.palette import Destination, Palette, palette
from secretariat.toolkit.record_form import FormSpec, RecordForm, SaveResult
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.refusal import Refused
from tests.toolkit.list_demo import screen_text

TODAY = date(2011, 8, 15)
HOSTILE = (
    "[/draft]",
    "[agreed in principle]",
    "\x1b]52;c;AAAA\x07",
    "Dong-Sun KIM (김동선)",
    "林聖忠",
    "Nguyễn Văn Hùng",
    "ประยุทธ์",
    "محمد",
)
PARTIES = (
    ("KR", "Republic of Korea"),
    ("KP", "Korea [/north]"),
    ("ID", "Indonesia"),
    ("PE", "Peru [agreed in principle]"),
)
FIELDS = (
    Field("title", "What", required=True),
    Field("lead", "Lead", FieldKind.NAME, names="party", hint="party or person"),
    Field("due", "Due", FieldKind.DATE, hint="July 2011, 30/9, +2w"),
    Field("target", "Target", FieldKind.NUMBER),
    Field(
        "priority",
        "Priority",
        FieldKind.CHOICE,
        choices=(Choice("high", "high"), Choice("normal", "normal"), Choice("low", "low")),
    ),
    Field("note", "Note", FieldKind.LINES),
)


def suggest(kind: str, text: str) -> Sequence[tuple[str, str]]:
    return [(code, words) for code, words in PARTIES if text.casefold() in f"{code} {words}".casefold()]


class Saved:
    """A save that keeps what it was given, or raises what it was told to."""

    def __init__(self, *raises: Exception) -> None:
        self.raises = list(raises)
        self.calls: list[tuple[dict[str, object], int | None]] = []

    def __call__(self, changed: dict[str, object], version: int | None) -> SaveResult:
        self.calls.append((dict(changed), version))
        if self.raises:
            raise self.raises.pop(0)
        return SaveResult("A-17", "A-17 was saved.", 17)


def form(save: Saved, *, version: int | None = None, title: str = "New action", **values: str) -> FormSpec:
    return FormSpec(
        title=title,
        fields=FIELDS,
        values=values,
        save=save,
        draft_key="actions.new" if version is None else "actions.edit:A-17",
        version=version,
        suggest=suggest,
        today=TODAY,
    )


class DemoView(Commanded, Widget, can_focus=True):
    """A view with a handful of commands."""

    help_text = "Here the follow-up actions are kept."
    commands: ClassVar[tuple[Command, ...]] = (
        Command("demo.open", "enter", "open", "Open", "Open the record", "Opens it.", "list", 1),
        Command("demo.add", "n", "new", "Add action", "Add an action", "A form opens.", "list", 10),
        Command("demo.filter", "slash", "filter", "Filter", "Filter the list", "Narrows the list.", "list", 20),
        Command("demo.print", "p", "print", "Print", "Print the list", "Prints it.", "list", 30),
        Command("demo.done", "D", "done", "Done", "Mark as done", "Closes it.", "marked", 80),
        Command("demo.secret", "", "secret", "", "Count the brackets", "Only in the palette.", "list", 95),
    )

    def __init__(self) -> None:
        super().__init__(id="view")
        self.done: list[str] = []
        self.marks = 0

    @property
    def marked_count(self) -> int:
        return self.marks

    def action_open(self) -> None:
        self.done.append("open")

    def action_new(self) -> None:
        self.done.append("new")

    def action_filter(self) -> None:
        self.done.append("filter")

    def action_print(self) -> None:
        self.done.append("print")

    def action_done(self) -> None:
        self.done.append("done")

    def action_secret(self) -> None:
        self.done.append("secret")


class Demo(Commanded, App[None]):
    """Title, views, a view and the keys; ``found`` is what the palette finds besides commands."""

    CSS = STYLE_SHEET
    COMMANDS: ClassVar = {Palette}
    commands: ClassVar[tuple[Command, ...]] = (
        Command("app.undo", "u", "undo", "Undo", "Undo the last act", "Takes it back.", "always", 60),
        Command("app.find", "ctrl+p", "find", "Find", "Find anything", "Opens the palette.", "always", 70),
        Command("app.help", "question_mark,f1", "help", "Help", "Help", "What can be done here.", "always", 80),
    )

    def __init__(self, folder: Path, *, light: bool = False) -> None:
        super().__init__()
        self.drafts = Drafts(folder / "drafts")
        self.view = DemoView()
        self.light = light
        self.chosen = ""
        self.found: list[Destination] = []
        self.refuses = ""
        self.asked: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield TitleLine("Secretariat · Kementerian Koperasi [/dan] UKM", "Mon 15 Aug 2011 · WIB")
        names = ("Today", "Meetings", "Delegations", "Texts", "Actions", "Parties", "People")
        yield ViewTabs([ViewTab(n.lower(), str(i), n) for i, n in enumerate(names, 1)], "today")
        yield self.view
        yield Static()
        yield KeyFooter()

    def on_mount(self) -> None:
        dress(self, light=self.light)
        self.view.focus()

    def on_view_tabs_chosen(self, event: ViewTabs.Chosen) -> None:
        self.chosen = event.id
        self.query_one(ViewTabs).active = event.id

    def action_undo(self) -> None:
        self.view.done.append("undo")

    def destinations(self) -> Sequence[Destination]:
        return [Destination("Go to Meetings", lambda: self.went("meetings"), "2")]

    def find_records(self, words: str) -> Sequence[Destination]:
        self.asked.append((words, threading.get_ident()))
        if self.refuses:
            raise Refused(self.refuses)
        return [one for one in self.found if words.casefold() in one.title.casefold()]

    def went(self, where: str) -> None:
        self.view.done.append(where)

    def action_find(self) -> None:
        self.push_screen(palette())

    def action_help(self) -> None:
        self.push_screen(HelpScreen(self.screen))


def shown(app: App[None]) -> str:
    """What stands on the screen."""
    return "\n".join(screen_text(app))


if __name__ == "__main__":
    # The demo in a terminal of its own, with a form open: for tests that kill it.
    class WithForm(Demo):
        def on_mount(self) -> None:
            super().on_mount()
            self.push_screen(RecordForm(form(Saved())))

    WithForm(Path(sys.argv[1])).run()
