"""One line of a form: the label, what is typed, and quietly beside it what was understood or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from secretariat.toolkit.cells import cut
from secretariat.toolkit.choice_line import ChoiceLine
from secretariat.toolkit.name_input import NameInput, Suggest
from secretariat.toolkit.text import content, line, pieces
from secretariat.toolkit.typed_text import TypedLine, TypedLines
from secretariat.values.date_print import format_date
from secretariat.values.day import with_weekday
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_BESIDE = (FieldKind.DATE, FieldKind.NUMBER)
_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


class FieldRow(Widget):
    """A field and its input; ``text`` is what stands in it, ``original`` what stood there when the form opened."""

    DEFAULT_CSS = """
    FieldRow { height: auto; width: 1fr; }
    FieldRow Horizontal { height: auto; }
    FieldRow .label { height: 1; color: $text-muted; }
    FieldRow.-here .label { color: $accent; text-style: bold; }
    FieldRow .hint { display: none; height: auto; width: 1fr; padding: 0 1; color: $text-muted; }
    FieldRow.-here .hint.-long { display: block; }
    FieldRow .echo { display: none; height: auto; width: 1fr; padding: 0 1; color: $text-muted; }
    FieldRow .echo.-said { display: block; }
    FieldRow .echo.-wrong { color: $error; }
    FieldRow Input { width: 1fr; }
    FieldRow.-beside.-echoed Input { width: 26; }
    FieldRow TextArea { width: 1fr; height: 4; }
    """

    @dataclass
    class Changed(Message):
        """What stands in a field changed."""

        row: FieldRow

    def __init__(self, field: Field, text: str, label_width: int, today: date, suggest: Suggest | None) -> None:
        super().__init__(classes="-beside" if field.kind in _BESIDE else "")
        self.field, self._today, self._label_width = field, today, label_width
        self._control = _control(field, text, today, suggest)
        self._words = ""
        self._hint_long = False
        self.original = _text_of(self._control, text)

    def compose(self) -> ComposeResult:
        beside = self.field.kind in _BESIDE
        label = Static(Content(line(_(self.field.label))), classes="label")
        label.styles.width = self._label_width
        echo = Static(Content(""), classes="echo")
        with Horizontal():
            yield label
            yield self._control
            if beside:
                yield echo
        hint = Static(content(_(self.field.hint)), classes="hint")
        hint.styles.margin = echo.styles.margin = (0, 0, 0, self._label_width)
        if beside:
            echo.styles.margin = 0
        else:
            yield echo
        yield hint

    @property
    def text(self) -> str:
        """What stands in the field now."""
        return _text_of(self._control, self.original)

    @text.setter
    def text(self, value: str) -> None:
        match self._control:
            case Input():
                self._control.value = value
            case TextArea():
                self._control.text = value
            case ChoiceLine():
                self._control.value = _choice_value(self.field, value, self._today)
            case NameInput():
                self._control.text = value

    @property
    def changed(self) -> bool:
        """Whether something else stands here than when the form was opened."""
        return self.text != self.original

    def read(self) -> object:
        """The field's value; raises ``Refused``."""
        return self.field.read(self.text, today=self._today)

    def take_focus(self, *, select: bool = False) -> None:
        """Put the cursor into this field; with ``select``, what is typed takes the place of what stands there.

        At once: what is typed next is for this field, and ``Widget.focus`` would let it go to the one before.
        """
        target = self._control.query_one(Input) if isinstance(self._control, NameInput) else self._control
        self.screen.set_focus(target)
        if select and isinstance(target, Input):
            target.select_all()

    def into_view(self) -> None:
        """Scroll to where the whole of it is seen, what is said of it too."""
        self.scroll_visible(animate=False)

    def check(self) -> bool:
        """Read the field and say beside it what was understood or what is wrong; whether it can be saved."""
        try:
            value = self.read()
        except Refused as refused:
            self.refuse(refused.message)
            return False
        self._echo(self._understood(value), wrong=False)
        return True

    def refuse(self, sentence: str) -> None:
        """Say beside the field what is wrong with it."""
        self._echo(pieces(("! ", "bold"), sentence), wrong=True)

    def _understood(self, value: object) -> Content:
        if isinstance(value, PartialDate):
            return content("→ " + date_words(value))
        if self._words:
            return content("→ " + line(self._words))
        return Content("")

    def _echo(self, words: Content, *, wrong: bool) -> None:
        echo = self.query_one(".echo", Static)
        echo.update(words)
        echo.set_class(bool(words.plain), "-said")
        echo.set_class(wrong, "-wrong")
        # Until something is said, the hint has the whole line.
        self.set_class(bool(words.plain), "-echoed")
        if self.has_class("-here"):
            self.call_after_refresh(self.into_view)

    def on_mount(self) -> None:
        if self.text:
            self.check()

    def on_resize(self) -> None:
        """A hint that does not fit in its field is cut there, and stands whole below while the cursor is in it."""
        words = line(_(self.field.hint))
        room = self.size.width - self._label_width - 3
        typed = next((one for one in (self._control, *self._control.query(Input)) if isinstance(one, Input)), None)
        if typed is not None:
            typed.placeholder = cut(words, room)
        self._hint_long = Content(words).cell_length > room or (bool(words) and typed is None)
        self._show_hint()

    def _show_hint(self) -> None:
        self.query_one(".hint").set_class(self._hint_long and not self.text.strip(), "-long")

    def on_descendant_focus(self) -> None:
        self.add_class("-here")
        self.call_after_refresh(self.into_view)

    def on_descendant_blur(self) -> None:
        self.remove_class("-here")
        if self.changed:
            self.check()

    def _told(self) -> None:
        """Something was typed: check at once, except that a needed field just emptied is not scolded yet."""
        self._show_hint()
        if self.text.strip():
            self.check()
        else:
            self._echo(Content(""), wrong=False)
        self.post_message(self.Changed(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._told()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._told()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        event.stop()
        self._told()

    def on_name_input_changed(self, event: NameInput.Changed) -> None:
        event.stop()
        self._words = event.words
        self._told()


def label_width(fields: Iterable[Field]) -> int:
    """The width of the label column, in cells: the longest label and two, at most 22."""
    return min(22, max((Content(line(_(field.label))).cell_length for field in fields), default=0) + 2)


def date_words(value: PartialDate) -> str:
    """A date as it was understood: ``July 2011, until Sunday 31 July 2011``."""
    said = format_date(value)
    if value.last is None:
        return said
    last = with_weekday(_(_WEEKDAYS[value.last.weekday()]), format_date(PartialDate.of(value.last)))
    if value.first == value.last:
        return last
    return _("{date}, until {day}").format(date=said, day=last)


def _control(
    field: Field, text: str, today: date, suggest: Suggest | None
) -> Input | TextArea | ChoiceLine | NameInput:
    hint = line(_(field.hint))
    if field.kind is FieldKind.LINES:
        return TypedLines(text)
    if field.kind is FieldKind.CHOICE:
        value = _choice_value(field, text, today)
        return ChoiceLine(field.choices, value, required=field.required)
    if field.kind is FieldKind.NAME:
        return NameInput(field.names, suggest, text, hint)
    return TypedLine(text, placeholder=hint)


def _choice_value(field: Field, text: str, today: date) -> str:
    """The value that ``text`` (a value or its words, as shown) chooses; "" for none that is allowed."""
    try:
        return str(field.read(text, today=today) or "")
    except Refused:
        return ""


def _text_of(control: Input | TextArea | ChoiceLine | NameInput, initial: str) -> str:
    match control:
        case Input() | ChoiceLine():
            return control.value
        case TextArea():
            return control.text
        case NameInput():
            return control.text if control.is_mounted else initial
