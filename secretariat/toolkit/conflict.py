"""When two people changed the same field: what it was, mine and theirs, side by side, and a decision for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import clean, content, line, pieces
from secretariat.values.date_print import format_date
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate

Side = Literal["mine", "theirs"]


class ConflictRow(Widget, can_focus=True):
    """One field changed on both sides; the side that is kept is marked and named."""

    DEFAULT_CSS = """
    ConflictRow { height: auto; padding: 0 1; margin-bottom: 1; }
    ConflictRow:focus { background: $panel; background-tint: $accent 12%; }
    """

    def __init__(self, conflict: FieldConflict, field: Field | None) -> None:
        super().__init__()
        self.conflict, self._field = conflict, field
        self.side: Side = "mine"

    def render(self) -> Content:
        rows = [pieces((line(_(self.conflict.label)), "bold $accent"))]
        for side, name, value in (
            ("", _("it was"), self.conflict.base),
            ("mine", _("mine"), self.conflict.mine),
            ("theirs", _("theirs"), self.conflict.theirs),
        ):
            mark = "   " if not side else "(•)" if side == self.side else "( )"
            style = "bold" if side == self.side else "$text-muted"
            rows.append(pieces((f"{mark} {name.ljust(8)}{shown_value(value, self._field)}", style)))
        return Content("\n").join(rows)

    def keep(self, side: Side) -> None:
        """Keep this side of the field."""
        self.side = side
        self.refresh(layout=True)


class ConflictScreen(Commanded, ModalScreen["Mapping[str, Side] | None"]):
    """Shows what is in conflict, field by field; dismissed with the side kept for each field key, or ``None``."""

    DEFAULT_CSS = """
    ConflictScreen VerticalScroll { height: auto; max-height: 15; margin: 1 0 0 0; }
    ConflictScreen KeyFooter { padding: 0; }
    """
    commands: ClassVar[tuple[Command, ...]] = (
        Command("conflict.mine", "m", "mine", N_("Mine"), N_("Keep mine"), N_("Keep what I typed."), "form", 10),
        Command(
            "conflict.theirs", "t", "theirs", N_("Theirs"), N_("Keep theirs"), N_("Keep what they saved."), "form", 20
        ),
        Command(
            "conflict.save", "ctrl+s", "save", N_("Save so"), N_("Save so"), N_("Save what is marked."), "form", 30
        ),
        Command(
            "conflict.leave", "escape", "leave", N_("Back to the form"), N_("Back"), N_("Save nothing."), "form", 40
        ),
        Command("conflict.down", "down,j", "down", "", N_("Next field"), N_("Go to the next field."), "form", 91),
        Command("conflict.up", "up,k", "up", "", N_("Previous field"), N_("Go back a field."), "form", 92),
    )

    def __init__(self, conflict: Conflict, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self._conflict, self._fields = conflict, fields

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(self._conflict.message))
            with VerticalScroll(can_focus=False):
                for conflict in self._conflict.fields:
                    yield ConflictRow(conflict, self._fields.get(conflict.field))
            yield KeyFooter()

    def on_mount(self) -> None:
        self.query(ConflictRow).first().focus()

    def _keep(self, side: Side) -> None:
        focused = self.focused
        if isinstance(focused, ConflictRow):
            focused.keep(side)

    def action_mine(self) -> None:
        self._keep("mine")

    def action_theirs(self) -> None:
        self._keep("theirs")

    def action_down(self) -> None:
        self.focus_next(ConflictRow)

    def action_up(self) -> None:
        self.focus_previous(ConflictRow)

    def action_save(self) -> None:
        self.dismiss({row.conflict.field: row.side for row in self.query(ConflictRow)})

    def action_leave(self) -> None:
        self.dismiss(None)


def shown_value(value: Any, field: Field | None) -> str:
    """A field's value as it is typed and shown; "·" for nothing."""
    if value is None or value == "":
        return "·"
    if field is not None and field.kind is FieldKind.CHOICE:
        return next((clean(_(c.words)) for c in field.choices if c.value == value), clean(str(value)))
    return clean(text_of_value(value))


def text_of_value(value: Any) -> str:
    """What a person would type for a field's value."""
    if value is None:
        return ""
    return format_date(value) if isinstance(value, PartialDate) else str(value)
