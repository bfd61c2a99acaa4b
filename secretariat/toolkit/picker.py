"""Choosing one of several things by typing a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import content, line, pieces
from secretariat.toolkit.typed_text import TypedLine
from secretariat.values.language import N_, _
from secretariat.values.text import folded


class _Typed(Commanded, TypedLine):
    """What narrows the list."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command("picker.take", "enter", "submit", N_("Take"), N_("Take it"), N_("Take the marked one."), "form", 10),
    )


class Picker(Commanded, ModalScreen["str | None"]):
    """Offers ``options`` (value, words); dismissed with a value, or ``None`` where it was left.

    Typing narrows to the options that hold every typed word, without regard to case and accents. ``title`` and words
    are shown as given.
    """

    DEFAULT_CSS = """
    Picker > .dialog { width: 64; }
    Picker OptionList { height: auto; max-height: 14; }
    Picker KeyFooter { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]
    commands: ClassVar[tuple[Command, ...]] = (
        Command("picker.leave", "escape", "leave", N_("Leave"), N_("Leave"), N_("Choose nothing."), "form", 20),
    )

    def __init__(self, title: str, options: Sequence[tuple[str, str]], *, current: str = "") -> None:
        super().__init__()
        self._title, self._options, self._current = title, tuple(options), current
        self._shown: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="dialog-title")
            yield _Typed(placeholder=_("type to narrow"))
            options = OptionList()
            options.can_focus = False
            yield options
            yield KeyFooter()

    def on_mount(self) -> None:
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def _narrow(self, text: str) -> None:
        wanted = folded(text).split()
        self._shown = [
            option for option in self._options if all(word in folded(f"{option[0]} {option[1]}") for word in wanted)
        ]
        listed = self.query_one(OptionList)
        listed.clear_options()
        if self._shown:
            listed.add_options([Option(pieces(line(words))) for _value, words in self._shown])
            values = [value for value, _words in self._shown]
            listed.highlighted = values.index(self._current) if self._current in values else 0
        else:
            listed.add_option(Option(_("Nothing here has these words."), disabled=True))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index][0])

    def action_move(self, by: int) -> None:
        listed = self.query_one(OptionList)
        if self._shown:
            at = (listed.highlighted or 0) + by
            listed.highlighted = at % len(self._shown) if abs(by) == 1 else max(0, min(at, len(self._shown) - 1))

    def action_take(self) -> None:
        at = self.query_one(OptionList).highlighted
        if self._shown and at is not None:
            self.dismiss(self._shown[at][0])

    def action_leave(self) -> None:
        self.dismiss(None)
