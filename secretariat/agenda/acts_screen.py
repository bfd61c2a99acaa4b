"""What is done with items in the terminal: their state, carrying over, withdrawing; freezing; the agenda's length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from textual.app import ComposeResult
from textual.widgets import Static

from secretariat.agenda import carrying, freezing, operations
from secretariat.agenda.moving_screen import AgendaMoving
from secretariat.agenda.queries import ItemRow, agenda_length, meeting_agenda
from secretariat.agenda.sheet import frozen_words, length_words
from secretariat.agenda.states import ItemStatus
from secretariat.agenda.transitions import next_states
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.text import content, say
from secretariat.toolkit.worker import act, ask
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound

_FREEZE: Final = Command(
    "agenda.freeze",
    "f",
    "freeze",
    N_("Freeze"),
    N_("Freeze the agenda, or open it again"),
    N_("What is added to a frozen agenda is a late item."),
    rank=65,
)
ACT_COMMANDS: Final = (
    Command(
        "agenda.status",
        "c",
        "status",
        N_("Status"),
        N_("Say what became of the item"),
        N_("Planned, taken, carried over, postponed or withdrawn."),
        rank=43,
    ),
    Command(
        "agenda.carry",
        "C",
        "carry",
        N_("Carry over"),
        N_("Carry items over into a later meeting"),
        N_("The marked items, or the one under the cursor, with what is under them; usually into the series' next."),
        "marked",
        48,
    ),
    _FREEZE,
)
_TO: Final = Field("to", N_("Into"), FieldKind.NAME, required=True, names="meeting", hint=N_("a later meeting"))
_WHY: Final = Field("why", N_("Why"), required=True)
_DAY_MINUTES: Final = 360  # where the view stands in no office's application


class AgendaActs(AgendaMoving):
    """Deeds on items and on the agenda as a whole, with a line that says how long it is."""

    DEFAULT_CSS = """
    AgendaActs #agenda-length { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
    AgendaActs #agenda-length.-long { color: $text-error; }
    AgendaActs #agenda-length.-none { display: none; }
    """
    _frozen = False

    def compose(self) -> ComposeResult:
        """The list and its detail, and under them what the agenda takes."""
        yield from super().compose()
        yield Static(id="agenda-length", classes="-none")

    def on_mount(self) -> None:
        """Say what the agenda takes."""
        self._read_length()

    def refresh_rows(self, *, keep_id: int | None = None) -> None:
        """Read again, the agenda's length too."""
        super().refresh_rows(keep_id=keep_id)
        self._read_length()

    def worded(self, command: Command) -> Command:
        """Of a frozen agenda the key opens it again."""
        return replace(command, label=N_("Open agenda")) if self._frozen and command is _FREEZE else command

    def _read_length(self) -> None:
        meeting, settings = self.meeting, self.settings
        minutes = settings.agenda_day_minutes if settings else _DAY_MINUTES
        if meeting:
            ask(self, lambda: _length(self.record, meeting, minutes), self._say_length, group="length")

    def _say_length(self, said: tuple[bool, bool, str]) -> None:
        self._frozen, long, words = said
        line = self.query_one("#agenda-length", Static)
        line.update(content(words))
        line.set_class(long, "-long")
        line.set_class(not words, "-none")
        self.refresh_bindings()

    # One item, or several

    def action_status(self) -> None:
        """Choose what became of the item under the cursor."""
        from secretariat.toolkit.picker import Picker

        row = self.table.row
        if row is None:
            return
        options = [(status.value, _(status.value)) for status in next_states(row.status)]

        def picked(status: str | None) -> None:
            if status is not None:
                self._bring(row, status)

        self.app.push_screen(Picker(f"{row.number} {row.title}", options), picked)

    def _bring(self, row: ItemRow, status: str) -> None:
        if status == ItemStatus.CARRIED_OVER.value:
            self._ask_where({row.id: row.ref}, {row.id: row.version})
        elif status in (ItemStatus.POSTPONED.value, ItemStatus.WITHDRAWN.value):
            self.open_form(self._why_form(row, status))
        else:
            self.write(
                lambda ref: operations.edit_item(self.record, ref, version=row.version, status=status), ref=row.ref
            )

    def _why_form(self, row: ItemRow, status: str) -> FormSpec:
        leave = carrying.postpone_item if status == ItemStatus.POSTPONED.value else carrying.withdraw_item

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            item = leave(self.record, row.ref, why=str(changed.get("why") or ""), version=version)
            words = _("{number} {title}: {status} · u Undo")
            return SaveResult(item.ref, words.format(number=item.number, title=item.title, status=_(status)), item.id)

        title = _("{item}: {status}").format(item=f"{row.number} {row.title}", status=_(status))
        return self.form(title, (_WHY,), {}, draft=f"agenda.{status}:{row.ref}", version=row.version, save=save)

    def action_carry(self) -> None:
        """Carry the marked items, or the one under the cursor, over into a later meeting."""
        self._ask_where(self.chosen(), self.table.seen)

    def _ask_where(self, chosen: Mapping[int, str], seen: Seen) -> None:
        refs = list(chosen.values())
        if refs:
            ask(self, lambda: self._carry_form(refs, next(iter(chosen)), seen), self.open_form, group="form")

    def _carry_form(self, refs: list[str], first: int, seen: Seen) -> FormSpec:
        usual = _next(self.record, first)

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            into, items = carrying.carry_over(self.record, refs, to=str(changed.get("to") or usual) or None, seen=seen)
            numbers = ", ".join(item.number for item in items)
            words = _("Carried over into {meeting}, as {numbers} · u Undo")
            return SaveResult(into, words.format(meeting=into, numbers=numbers), first)

        title = _("Carry {refs} over").format(refs=", ".join(refs))
        return self.form(title, (_TO,), {"to": usual}, draft=f"agenda.carry:{refs[0]}", save=save)

    # The agenda

    def action_freeze(self) -> None:
        """Freeze the agenda of the meeting under the cursor, or open it again."""
        row = self.table.row
        meeting = self.meeting or (row.meeting if row is not None else "")

        def turned() -> tuple[str, str]:
            if meeting_agenda(self.record, meeting).frozen_at is None:
                ref = freezing.freeze_agenda(self.record, meeting).meeting
                return ref, _("The agenda of {meeting} is frozen; what is added now is a late item.")
            return freezing.unfreeze_agenda(self.record, meeting).meeting, _("The agenda of {meeting} is open again.")

        def said(done: tuple[str, str]) -> None:
            say(self.app, done[1].format(meeting=done[0]))
            self.changed([done[0]])

        if meeting:
            act(self, turned, said, what=_("The agenda was not changed because of a fault in the program."))


def _length(record: Record, meeting: str, day_minutes: int) -> tuple[bool, bool, str]:
    """Whether an agenda is frozen and too long, and what is said of that. (In a worker thread.)"""
    length = agenda_length(record, meeting, day_minutes=day_minutes)
    frozen = meeting_agenda(record, meeting).frozen_at
    words = [length_words(length), frozen_words(frozen, record.zone) if frozen else ""]
    return frozen is not None, length.too_long_by > 0, " · ".join(part for part in words if part)


def _next(record: Record, item: int) -> str:
    """The reference of the meeting that items go into unless another is named, "" where none is on record."""
    from sqlalchemy import select

    from secretariat.agenda.model import agenda_item
    from secretariat.meetings.model import meeting

    with record.reading() as connection:
        at = connection.execute(select(agenda_item.c.meeting_id).where(agenda_item.c.id == item)).scalar()
        try:
            into = carrying.next_meeting(connection, at) if at is not None else None
        except NotFound:
            return ""
        return connection.execute(select(meeting.c.ref).where(meeting.c.id == into)).scalar() or ""
