"""The terminal application: the other of the program's two doors. It opens the views and holds what is everywhere."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from secretariat.app_commands import APP_COMMANDS
from secretariat.commandline.office import Office
from secretariat.destinations import Destinations, every_command
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Frame
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.record_messages import ActionAsked, HistoryAsked, RecordChanged
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, answer, ask
from secretariat.values.folders import state_folder
from secretariat.values.language import LANGUAGES, N_, _, current_language, set_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from textual.command import Provider

    from secretariat.actions.quick import QuickAction
    from secretariat.toolkit.record_form import SaveResult

_WELCOME = N_(
    "The office's meetings, their delegations, agendas, texts and follow-up actions, from the keyboard.\n\n"
    "  1 … 7     the views, from Today to People\n"
    "  arrows    move; Enter opens, Esc goes back\n"
    "  n e d     in a list: new, edit, delete; u undoes anything\n"
    "  a         takes down an action in one line, from anywhere\n"
    "  / s       in a list: filter, sort; p prints, x exports\n"
    "  ctrl+p    finds any command or record by name\n"
    "  ?         tells what can be done where you are\n"
    "  ctrl+q    leaves\n\n"
    "The line at the foot always shows the keys that matter."
)


def _palette() -> type[Provider]:
    # Imported when the palette is first opened.
    from secretariat.toolkit.palette import Palette

    return Palette


class SecretariatApp(Destinations):
    """The application over one office's record."""

    CSS = STYLE_SHEET
    TITLE = "secretariat"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    commands: ClassVar[tuple[Command, ...]] = APP_COMMANDS

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._day, self._day_words = office.today, self.right_words()
        dress(self, light=office.configuration.theme == "light")
        self.set_keymap(dict(office.configuration.keys))

    # Opening

    def get_default_screen(self) -> Frame:
        """The house's front: today and the seven views."""
        return self.front()

    def on_mount(self) -> None:
        """Paint first; then look every moment whether somebody changed the record."""
        signal.signal(signal.SIGHUP, lambda *_: self.exit())
        self.set_interval(self.office.configuration.refresh_seconds, self._look)
        self.call_after_refresh(self._welcome)
        if self.office.configuration.keys:
            ask(self.screen, self._strange_keys, self._tell_strange_keys, group="keys")

    def _strange_keys(self) -> list[str]:
        """The office's own keys that are for no command. (In a worker thread.)

        Only an office that sets keys pays for loading every view.
        """
        known = every_command()
        return [name for name in self.office.configuration.keys if name not in known]

    def _tell_strange_keys(self, names: list[str]) -> None:
        for name in names:
            say(self, _("The settings give a key to “{name}”, which is no command.").format(name=name), "warning")

    def _welcome(self) -> None:
        """The first time on this machine, say what to press."""
        from secretariat.toolkit.welcome import Welcome, note_welcome, was_welcomed

        folder = state_folder()

        def asked(before: bool) -> None:
            if not before:
                self.push_screen(Welcome(N_("Welcome to secretariat"), _WELCOME), noted)

        def noted(key: str | None) -> None:
            act(self.screen, lambda: note_welcome(folder), lambda _done: None)
            if key:
                self.call_after_refresh(self.simulate_key, key)

        ask(self.screen, lambda: was_welcomed(folder), asked, group="welcome")

    # Faults

    @property
    def fault(self) -> Exception | None:
        """What went wrong in the program itself and ended it, if anything did."""
        return self._exception

    def _print_error_renderables(self) -> None:
        # Textual would print all that the program held, people's data too; whoever opened it tells of the fault.
        self._exit_renderables.clear()

    # What others changed

    async def _look(self) -> None:
        # Awaited by the timer, without a worker of a screen: its messages would have all of it drawn anew behind a
        # palette, which took 3 % of a core while nobody typed.
        record = self.opened
        if record is None:
            return

        def newest() -> int:
            from secretariat.record.acts import newest_act

            with record.reading() as connection:
                return newest_act(connection)

        try:
            found = await answer(newest)
        except Refused:
            return  # a record that can't be read now is told of by the next who reads it
        self._looked(found)

    def _looked(self, newest: int) -> None:
        self._turn_the_day()
        if newest != self.seen:
            self.seen = newest
            for screen in self.screen_stack:
                if isinstance(screen, Frame):
                    screen.reread()

    def _turn_the_day(self) -> None:
        """After midnight in the office, what was due yesterday is overdue: the day is shown and read anew."""
        if self.office.today == self._day:
            return
        self._day, before, self._day_words = self.office.today, self._day_words, self.right_words()
        for screen in self.screen_stack:
            if isinstance(screen, Frame):
                screen.turn_the_day(before, self._day_words)
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

    def on_occasion_opened(self, message: Any) -> None:
        """What is on on a day of the calendar was opened."""
        message.stop()
        self.open_record(message.kind, message.id, message.ref)

    def on_entries_asked(self, message: Any) -> None:
        """The entries of other people's calendars are asked for."""
        message.stop()
        self.open_list("entries")

    def action_calendar(self) -> None:
        """What is on, by the day."""
        self.open_list("calendar")

    def on_next_asked(self, message: Any) -> None:
        """The next meeting of a series is to be opened."""
        from secretariat.desk.opening_screen import ask_for_next

        message.stop()
        ask_for_next(self, self.record, message.series)

    def on_delegation_opened(self, message: Any) -> None:
        """A delegation in a list was opened: its delegates."""
        message.stop()
        self.open_delegation(message.ref, message.name)

    def on_declaration_opened(self, message: Any) -> None:
        """A text in a list was opened: its drafting room."""
        message.stop()
        self.beneath(
            "drafting_room",
            N_("Drafting room"),
            "secretariat.declarations.drafting_room.screen",
            "DraftingRoom",
            {"declaration": message.ref},
            message.ref,
        )

    # Everywhere

    def action_add_action(self) -> None:
        """Take down an action in one line; from the meeting whose page is open, if one is."""
        pages = [screen for screen in reversed(self.screen_stack) if isinstance(screen, Frame)]
        scope = next((page.scope for page in pages if page.scope.get("meeting")), {})
        ask(self.screen, partial(self._quick_action, scope), self._take_down, group="quick")

    @on(ActionAsked)
    def _action_asked(self, event: ActionAsked) -> None:
        event.stop()
        begun = partial(self._take_down, text=event.text)
        ask(self.screen, partial(self._quick_action, event.source), begun, group="quick")

    def _quick_action(self, scope: Mapping[str, str]) -> QuickAction:
        """What the line is understood with. (In a worker thread: the tracker may not be loaded yet.)"""
        from secretariat.actions.quick import QuickAction

        return QuickAction(self.record(), scope)

    def _take_down(self, quick: QuickAction, text: str = "") -> None:
        from secretariat.toolkit.one_line import OneLine

        hint = _("Sign the MoU @KR lead:SMBA due:“July 2011” target:“100 SMEs” !high +ovop every:quarter from:MEETING")
        line = OneLine(_("New action"), quick.save, hint=hint, echo=quick.echo, complete=quick.complete, begun=text)
        self.push_screen(line, self._taken_down)

    def _taken_down(self, saved: SaveResult | None) -> None:
        if saved is not None:
            say(self, _("{act} · u Undo").format(act=saved.message))
            self.post_message(RecordChanged([saved.ref]))

    def action_help(self) -> None:
        """What can be done where the focus stands."""
        from secretariat.toolkit.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Find a command, a place or a record."""
        from secretariat.toolkit.palette import palette

        if not self.screen.is_modal:
            self.push_screen(palette())

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
        while len(self.screen_stack) > 1:
            self.pop_screen()
        front = self.screen
        if isinstance(front, Frame):
            self.call_later(front.anew, self.left_words(), self.right_words())

    def action_other_theme(self) -> None:
        """From dark to light, or back."""
        self.theme = "secretariat-light" if self.theme == "secretariat" else "secretariat"

    @on(HistoryAsked)
    def _history_asked(self, event: HistoryAsked) -> None:
        event.stop()
        self._show_history({"ref": event.ref}, event.ref)

    def action_history_of_all(self) -> None:
        """Every act there was."""
        self._show_history({}, self.left_words())

    def _show_history(self, scope: dict[str, str], left: str) -> None:
        self.beneath("history", N_("History"), "secretariat.history.screen", "HistoryView", scope, left)
