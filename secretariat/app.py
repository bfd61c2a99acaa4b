"""The terminal application: the other of the program's two doors. It opens the views and holds what is everywhere."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App
from textual.widget import Widget

from secretariat.commandline.office import Office
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.frame import Beneath, Frame, Place
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.record_messages import HistoryAsked, RecordChanged
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.day import day_in_words
from secretariat.values.folders import state_folder
from secretariat.values.language import LANGUAGES, N_, _, current_language, set_language

if TYPE_CHECKING:
    from secretariat.record.record import Record

VIEWS: tuple[tuple[str, str, str, str], ...] = (
    ("today", N_("Today"), "secretariat.today.screen", "TodayView"),
    ("meetings", N_("Meetings"), "secretariat.meetings.screen", "MeetingsView"),
    ("delegations", N_("Delegations"), "secretariat.delegations.screen", "DelegationsView"),
    ("declarations", N_("Texts"), "secretariat.declarations.screen", "DeclarationsView"),
    ("actions", N_("Actions"), "secretariat.actions.screen", "ActionsView"),
    ("parties", N_("Parties"), "secretariat.parties.screen", "PartiesView"),
    ("people", N_("People"), "secretariat.people.screen", "PeopleView"),
)


_WELCOME = N_(
    "The office's meetings, their delegations, agendas, texts and follow-up actions, from the keyboard.\n\n"
    "  1 … 7     the views, from Today to People\n"
    "  arrows    move; Enter opens, Esc goes back\n"
    "  n e d     new, edit, delete; u undoes, whatever it was\n"
    "  a         takes down an action in one line, from anywhere\n"
    "  / s       filter and sort a list; p prints, x exports\n"
    "  ctrl+p    finds any command or record by name\n"
    "  ?         tells what can be done where you are\n"
    "  ctrl+q    leaves\n\n"
    "The line at the foot always shows the keys that matter."
)
_VIEW_OF = {
    "action": "actions",
    "party": "parties",
    "person": "people",
    "declaration": "declarations",
    "delegation": "delegations",
}


class SecretariatApp(Commanded, App[None]):
    """The application over one office's record."""

    CSS = STYLE_SHEET
    TITLE = "secretariat"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "app.add_action",
            "a",
            "add_action",
            N_("Add action"),
            N_("Take down an action in one line"),
            N_("One line: what, @party, lead:, due:, target:, !high, from:; shown as it is understood."),
            "always",
            15,
        ),
        Command(
            "app.undo",
            "u",
            "undo",
            N_("Undo"),
            N_("Undo my last act"),
            N_("Puts back what you did last; undoing is an act too, and can be undone."),
            "always",
            80,
        ),
        Command(
            "app.history",
            "8,H",
            "history_of_all",
            N_("History"),
            N_("History of everything"),
            N_("Every act, who did it and when; any of them can be undone there."),
            "always",
            81,
        ),
        Command(
            "app.find",
            "ctrl+p",
            "command_palette",
            N_("Find"),
            N_("Find a command or a record"),
            N_("Type words of a command, or a name or reference of any record."),
            "always",
            82,
        ),
        Command(
            "app.help",
            "question_mark,f1",
            "help",
            N_("Help"),
            N_("Help for where you are"),
            N_("What can be done here, with every key."),
            "always",
            85,
        ),
        Command(
            "app.language",
            "",
            "other_language",
            "",
            N_("Change the language (English, Indonesian)"),
            N_("Every word of the program in the other language."),
            "always",
            95,
        ),
        Command(
            "app.theme",
            "",
            "other_theme",
            "",
            N_("Change between dark and light"),
            "",
            "always",
            95,
        ),
        Command(
            "app.quit",
            "ctrl+q",
            "quit",
            "",
            N_("Leave the program"),
            N_("Everything saved is on the disk."),
            "always",
            95,
        ),
    )

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self._record: Record | None = None
        self._seen = -1
        dress(self, light=office.configuration.theme == "light")
        self.set_keymap(dict(office.configuration.keys))

    # Opening

    def get_default_screen(self) -> Frame:
        """The house's front: today and the seven views."""
        return self.front()

    def front(self) -> Frame:
        """A new frame of all views, in the language chosen now."""
        places = [
            Place(ViewTab(name, str(number), label), partial(self._make_view, module, attribute))
            for number, (name, label, module, attribute) in enumerate(VIEWS, start=1)
        ]
        return Frame(places, left=self._left(), right=self._right())

    def on_mount(self) -> None:
        """Paint first; then look every moment whether somebody changed the record."""
        signal.signal(signal.SIGHUP, lambda *_: self.exit())
        self.set_interval(self.office.configuration.refresh_seconds, self._look)
        self.call_after_refresh(self._welcome)

    def _welcome(self) -> None:
        """The first time on this machine, say what to press."""
        from secretariat.toolkit.welcome import Welcome, note_welcome, was_welcomed

        folder = state_folder()

        def asked(before: bool) -> None:
            if not before:
                self.push_screen(Welcome(N_("Welcome to secretariat"), _WELCOME), noted)

        def noted(_answer: None) -> None:
            act(self.screen, lambda: note_welcome(folder), lambda _done: None)

        ask(self.screen, lambda: was_welcomed(folder), asked, group="welcome")

    def record(self) -> Record:
        """The record, opened when first asked for. (In a worker thread.)"""
        if self._record is None:
            from secretariat.record.acts import newest_act

            record = self.office.record
            with record.reading() as connection:
                self._seen = newest_act(connection)
            self._record = record
        return self._record

    def _make_view(self, module: str, attribute: str, **options: Any) -> Callable[[], Widget]:
        """In a worker thread: import a view's module and open the record; what makes the widget is given back."""
        view = getattr(import_module(module), attribute)
        record = self.record()
        if attribute == "TodayView":
            options["due_soon_days"] = self.office.configuration.due_soon_days
        return lambda: view(record, **options)

    def _left(self) -> str:
        office = self.office.configuration.office_name
        name = _("Secretariat")
        words = name if office in ("", "Secretariat") else f"{name} · {office}"
        return f"{words} · {_('sample record')}" if self.office.arguments.sample else words

    def _right(self) -> str:
        return f"{day_in_words(self.office.today)} · {self.office.zone_label}"

    # What others changed

    def _look(self) -> None:
        record = self._record
        if record is None:
            return

        def newest() -> int:
            from secretariat.record.acts import newest_act

            with record.reading() as connection:
                return newest_act(connection)

        ask(self.screen_stack[0], newest, self._looked, failed=lambda _refused: None, group="look")

    def _looked(self, newest: int) -> None:
        if newest != self._seen:
            self._seen = newest
            for screen in self.screen_stack:
                if isinstance(screen, Frame):
                    screen.reread()

    @on(RecordChanged)
    def _changed_here(self, event: RecordChanged) -> None:
        event.stop()
        for screen in self.screen_stack:
            if isinstance(screen, Frame):
                screen.reread()

    # Going to records; the messages' classes come with the views, after the first paint

    def on_record_asked(self, message: Any) -> None:
        """A line of Today, or the palette, was opened."""
        message.stop()
        self.open_record(message.kind, message.id, message.ref)

    def on_meeting_opened(self, message: Any) -> None:
        """A meeting in a list was opened."""
        message.stop()
        self.open_record("meeting", message.id, message.ref)

    def on_delegation_opened(self, message: Any) -> None:
        """A delegation in a list was opened: its delegates."""
        message.stop()
        self._beneath(
            "delegates",
            N_("Delegates"),
            "secretariat.delegations.delegates_screen",
            "DelegatesView",
            {"delegation": message.ref},
            message.ref,
        )

    def on_declaration_opened(self, message: Any) -> None:
        """A text in a list was opened: its paragraphs."""
        message.stop()
        self._beneath(
            "paragraphs",
            N_("Paragraphs"),
            "secretariat.declarations.paragraphs_screen",
            "ParagraphsView",
            {"declaration": message.ref},
            message.ref,
        )

    def open_record(self, kind: str, id: int, ref: str) -> None:
        """Show a record: a meeting's page, or the record in its noun's view."""
        if kind == "meeting":
            from secretariat.desk.screen import DeskScreen

            self.push_screen(DeskScreen(self.record(), ref))
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        front = self.screen_stack[0]
        view = _VIEW_OF.get(kind)
        if view is not None and isinstance(front, Frame):
            front.go(view, lambda widget: widget.go_to(id))  # type: ignore[attr-defined]  # every noun's view has it

    def _beneath(self, name: str, label: str, module: str, attribute: str, scope: dict[str, str], left: str) -> None:
        make = partial(self._make_view, module, attribute, scope=scope)
        self.push_screen(Beneath([Place(ViewTab(name, "", label), make)], left=left, right=self._right()))

    # Everywhere

    def action_undo(self) -> None:
        """Undo the user's last act."""
        import secretariat.tables  # noqa: F401 - an act may have touched tables of every room

        def undone(done: Any) -> None:
            say(self, _("Undone: {what}").format(what=done.label))
            self.post_message(RecordChanged(done.refs))

        act(self.screen, lambda: self.record().undo(), undone)

    def action_other_language(self) -> None:
        """Everything in the other language: the front is made anew."""
        other = next(language for language in LANGUAGES if language != current_language())
        set_language(other)
        self._front_anew()

    def action_other_theme(self) -> None:
        """From dark to light, or back."""
        self.theme = "secretariat-light" if self.theme == "secretariat" else "secretariat"

    def _front_anew(self) -> None:
        shown = self.screen_stack[0].shown if isinstance(self.screen_stack[0], Frame) else ""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        front = self.front()
        self.switch_screen(front)
        if shown:
            self.call_after_refresh(front.go, shown)

    @on(HistoryAsked)
    def _history_asked(self, event: HistoryAsked) -> None:
        event.stop()
        self._show_history({"ref": event.ref}, event.ref)

    def action_history_of_all(self) -> None:
        """Every act there was."""
        self._show_history({}, self._left())

    def _show_history(self, scope: dict[str, str], left: str) -> None:
        self._beneath("history", N_("History"), "secretariat.history.screen", "HistoryView", scope, left)
