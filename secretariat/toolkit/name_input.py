"""An input for the name of another record, with a short list of what it could mean underneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from secretariat.toolkit.text import line, pieces
from secretariat.toolkit.typed_text import TypedLine
from secretariat.toolkit.worker import ask
from secretariat.values.refusal import Refused

Suggest = Callable[[str, str], Sequence[tuple[str, str]]]  # kind of record, what was typed → (value, words)
_PAUSE = 0.12  # seconds of quiet before suggestions are asked for
_MOST = 50


class _NameText(TypedLine):
    """The input itself; while its list is open, up, down, Enter and Esc belong to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "suggestion(-1)", show=False),
        Binding("down", "suggestion(1)", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "close", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("suggestion", "take", "close"):
            return self._owner.is_open
        return super().check_action(action, parameters)

    @property
    def _owner(self) -> NameInput:
        owner = self.parent
        assert isinstance(owner, NameInput)
        return owner

    def action_suggestion(self, by: int) -> None:
        self._owner.move(by)

    def action_take(self) -> None:
        self._owner.take()

    def action_close(self) -> None:
        self._owner.close()


class NameInput(Widget):
    """Typing asks ``suggest`` in a worker; a suggestion taken puts its value in the input and its words beside it."""

    DEFAULT_CSS = """
    NameInput { height: auto; width: 1fr; }
    NameInput OptionList { height: auto; max-height: 6; background: $panel; display: none; }
    NameInput.-open OptionList { display: block; }
    """

    @dataclass
    class Changed(Message):
        """The text changed; ``words`` tells what a suggestion that was taken means, "" for typed text."""

        name_input: NameInput
        words: str = ""

        @property
        def control(self) -> NameInput:
            return self.name_input

    def __init__(self, kind: str, suggest: Suggest | None, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._kind, self._suggest = kind, suggest
        self._initial, self._hint = value, hint
        self._found: Sequence[tuple[str, str]] = ()
        self._taken, self._taken_words = value, ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield _NameText(self._initial, placeholder=self._hint)
        options = OptionList()
        options.can_focus = False
        yield options

    @property
    def is_open(self) -> bool:
        """Whether suggestions are on screen."""
        return self.has_class("-open")

    @property
    def text(self) -> str:
        """What is in the input."""
        return self.query_one(_NameText).value

    @text.setter
    def text(self, value: str) -> None:
        self._put(value, "")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, self._taken_words if event.value == self._taken else ""))
        if self._timer is not None:
            self._timer.stop()
        if self._suggest is None or not event.value.strip() or event.value == self._taken:
            self.close()
            return
        self._timer = self.set_timer(_PAUSE, self._look)

    def _look(self) -> None:
        suggest, text = self._suggest, self.text
        if suggest is not None:
            ask(
                self,
                lambda: suggest(self._kind, text),
                lambda found: self._show(text, found),
                failed=self._nothing,
                group="suggest",
            )

    def _nothing(self, _refused: Refused) -> None:
        """Where nothing answers to what is typed so far, nothing is offered; saving says so in words."""
        self.close()

    def _show(self, text: str, found: Sequence[tuple[str, str]]) -> None:
        if text != self.text or not self.query_one(_NameText).has_focus:
            return
        self._found = tuple(found[:_MOST])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(pieces(line(v), (f"  {line(w)}", "dim"))) for v, w in self._found])
        options.highlighted = 0 if self._found else None
        self.set_class(bool(self._found), "-open")
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_descendant_blur(self) -> None:
        self.close()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(OptionList).highlighted = event.option_index
        self.take()

    def move(self, by: int) -> None:
        """Move the cursor of the suggestions."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + by) % max(1, len(self._found))

    def take(self) -> None:
        """Take the suggestion under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self._put(*self._found[at])
        self.close()

    def _put(self, value: str, words: str) -> None:
        self._taken, self._taken_words = value, words
        text = self.query_one(_NameText)
        if text.value == value:
            self.post_message(self.Changed(self, words))
        text.value = value
        text.action_end()

    def close(self) -> None:
        """Put the suggestions away."""
        if self._timer is not None:
            self._timer.stop()
        self.remove_class("-open")
