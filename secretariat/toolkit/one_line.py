"""Asking for one line at the foot of the screen: shown as it is understood while it is typed, completed with Tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.line_draft import LineDraft
from secretariat.toolkit.text import clean, content, line, pieces
from secretariat.toolkit.typed_text import TypedLine
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult

Echo = Sequence[tuple[str, str, bool]]
"""How a line is understood: label, value, and whether it is; all as they are shown."""
Completions = Sequence[tuple[str, str]]
"""What a line could go on to be: the whole line, and words for it."""

_PAUSE: Final = 0.12  # seconds of quiet before the line is looked at
_MOST: Final = 20


class _Typed(Commanded, TypedLine):
    """The line itself."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command("line.save", "enter", "submit", N_("Save"), N_("Save"), N_("Save the line."), "form", 10),
    )
    save_label: str = ""

    def worded(self, command: Command) -> Command:
        """Enter says what it does with the line, where that is not saving it."""
        return replace(command, label=self.save_label) if self.save_label and command.id == "line.save" else command


class OneLine(Commanded, ModalScreen["SaveResult | None"]):
    """One line to type; dismissed with what ``save`` gave, or ``None`` where it was left.

    ``title`` and ``hint`` are shown as given; ``save_label``, a message to translate, is what Enter does.
    ``save(text)`` runs as an act; where it raises ``Refused`` its sentence is shown and the line stands as typed.
    ``text`` is a suggestion: typing takes its place. Where a ``draft`` is named, what is typed is kept under that name
    when the line is left, or the program with it, and stands there the next time; ``again`` is what was typed already,
    ``begun`` what stands there to be typed on and is kept elsewhere: leaving it as it is loses nothing.
    What is ``fleeting``, such as the name of a file, nobody misses: leaving it is not asked about.
    ``echo(text)`` and ``complete(text)`` run in a worker when typing pauses.
    """

    DEFAULT_CSS = """
    OneLine #echo { height: auto; max-height: 10; text-wrap: nowrap; text-overflow: ellipsis; }
    OneLine #echo.-none, OneLine #refusal.-none { display: none; }
    OneLine OptionList { height: auto; max-height: 5; background: $panel; display: none; }
    OneLine OptionList.-open { display: block; }
    OneLine Horizontal { height: 1; }
    OneLine .mark { width: 2; color: $accent; text-style: bold; }
    OneLine Input { width: 1fr; }
    OneLine KeyFooter { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "line.complete",
            "tab",
            "complete",
            N_("Complete"),
            N_("Complete the word"),
            N_("Take the marked completion; up and down mark another."),
            "form",
            20,
        ),
        Command("line.leave", "escape", "leave", N_("Leave"), N_("Leave"), N_("Save nothing."), "form", 30),
    )

    def __init__(
        self,
        title: str,
        save: Callable[[str], SaveResult],
        *,
        text: str = "",
        hint: str = "",
        echo: Callable[[str], Echo] | None = None,
        complete: Callable[[str], Completions] | None = None,
        save_label: str = "",
        draft: str = "",
        again: str = "",
        begun: str = "",
        fleeting: bool = False,
    ) -> None:
        super().__init__(classes="at-foot")
        self._fleeting = fleeting
        self._drafted, self._again = LineDraft(self, draft) if draft else None, again or begun
        self._begun = begun
        self._title, self._save, self._text, self._hint = title, save, text, hint
        self._echo, self._complete = echo, complete
        self._save_label, self._kept = save_label, ""
        self._found: Completions = ()
        self._timer: Timer | None = None
        self._saving = False

    def compose(self) -> ComposeResult:
        options = OptionList()
        options.can_focus = False
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="dialog-title")
            yield Static(id="echo", classes="-none")
            yield Static(id="refusal", classes="refusal -none")
            yield options
            with Horizontal():
                yield Static("›", classes="mark")
                typed = _Typed(self._text, placeholder=line(self._hint))
                typed.save_label = self._save_label
                yield typed
            yield KeyFooter()

    def on_mount(self) -> None:
        """Look at what stands in the line already."""
        typed = self.query_one(Input)
        if self._again:
            typed.value = self._again
            typed.action_end()
        else:
            typed.select_all()
            if self._drafted is not None:
                self._drafted.read(self._taken_up)
        self._look()

    def _taken_up(self, text: str) -> None:
        """What was typed before stands in the line, unless something is typed already."""
        if self.text == self._text and text != self._text:
            typed, self._kept = self.query_one(Input), text
            typed.value = text
            typed.select_all()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    @property
    def saving(self) -> bool:
        """Whether the line was given to be saved."""
        return self._saving

    @property
    def suggested(self) -> str:
        """What stood in the line before anything was typed."""
        return self._text

    # While typing

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        before = _("This was typed before and not saved; typing takes its place.")
        self._refuse(before if self._kept and event.value == self._kept else "")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._look)
        if self._drafted is not None:
            self._drafted.keep_soon()

    def _look(self) -> None:
        text, echo, complete = self.text, self._echo, self._complete
        if echo is not None:
            ask(
                self,
                lambda: echo(text),
                self._understood,
                failed=lambda refused: self._refuse(refused.message),
                group="echo",
                what=_("The line could not be read because of a fault in the program."),
            )
        if complete is not None:
            ask(
                self,
                lambda: complete(text),
                lambda found: self._offer(text, found),
                failed=lambda _refused: self._offer(text, ()),  # saving says what is wrong, in words
                group="complete",
            )

    def _understood(self, parts: Echo) -> None:
        width = max((Content(line(label)).cell_length for label, _value, ok in parts if ok), default=0)
        rows = [_part(label, value, width, ok=ok) for label, value, ok in parts]
        shown = self.query_one("#echo", Static)
        shown.update(Content("\n").join(rows))
        shown.set_class(not rows, "-none")

    def _offer(self, text: str, found: Completions) -> None:
        if text != self.text:
            return
        self._found = tuple(found[:_MOST])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(content(line(words))) for _line, words in self._found])
        options.highlighted = 0 if self._found else None
        options.set_class(bool(self._found), "-open")
        self.refresh_bindings()

    def action_move(self, by: int) -> None:
        """Mark another completion."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._found)

    def action_complete(self) -> None:
        """Take the marked completion."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            typed = self.query_one(Input)
            typed.value = self._found[at][0]
            typed.action_end()
            self._offer(typed.value, ())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(OptionList).highlighted = event.option_index
        self.action_complete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab completes wherever anything can be completed; it never leaves the line."""
        if action == "complete":
            return False if self._complete is None else True if self._found else None
        return super().check_action(action, parameters)

    # Saving and leaving

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Save the line."""
        if self._saving:
            return
        self._saving = True
        self._refuse("")
        text, save, drafted = self.text, self._save, self._drafted

        def work() -> SaveResult:
            result = save(text)
            if drafted is not None:
                drafted.forget()
            return result

        act(
            self,
            work,
            self._saved,
            failed=self._not_saved,
            what=_("It could not be saved; what is typed still stands in the line."),
        )

    def _saved(self, result: SaveResult) -> None:
        if self.is_attached:
            self.dismiss(result)

    def _not_saved(self, refused: Refused) -> None:
        self._saving = False
        self._refuse(refused.message)

    def _refuse(self, sentence: str) -> None:
        shown = self.query_one("#refusal", Static)
        shown.update(pieces(("! ", "bold"), sentence) if sentence else "")
        shown.set_class(not sentence, "-none")

    def action_leave(self) -> None:
        """Leave; what was typed is kept, or asked after where it can't be."""
        if self._saving:
            return
        if self._drafted is not None:
            self._drafted.keep()
            self.dismiss(None)
            return
        if self._fleeting or self.text.strip() in ("", self._text.strip(), self._begun.strip()):
            self.dismiss(None)
            return
        question = Confirm(_("Leave without saving?"), loses=_("The line that is typed is lost."))
        self.app.push_screen(question, self._left)

    def _left(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)


def _part(label: str, value: str, width: int, *, ok: bool) -> Content:
    """A part of the line as it was understood, or in words that it was not."""
    name = Content(line(label))
    if not ok:
        return pieces(("! ", "bold $error"), (f"{clean(label)}: {value}", "$error"))
    gap = " " * (width - name.cell_length + 2)
    return Content.assemble("  ", name.stylize("$text-muted"), gap, line(value))
