"""The check-in: one line for names and badges, who was received last in big words, the last arrivals below."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from secretariat.delegations.listed import Listed
from secretariat.delegations.reception import operations
from secretariat.delegations.reception.rows import Guest, Reception, Told
from secretariat.delegations.reception.screen_commands import CHECK_IN_COMMANDS
from secretariat.delegations.reception.screen_count import ArrivedCount
from secretariat.delegations.reception.screen_forms import Received, stand_in_form, walk_in_form
from secretariat.delegations.reception.screen_line import BadgeLine
from secretariat.delegations.reception.screen_reading import GuestsReading
from secretariat.delegations.reception.screen_tables import FOUND, LATEST, found_cells, latest_cells
from secretariat.delegations.reception.words import (
    clock,
    headline,
    in_place_words,
    office_words,
    refusal_words,
    who_words,
)
from secretariat.record.record import Record, Undone
from secretariat.toolkit.commands import Command
from secretariat.toolkit.list_status import number
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell
from secretariat.toolkit.text import content, pieces
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused

_MOST_FOUND: Final = 100
_MOST_LATEST: Final = 200


class CheckInView(GuestsReading):
    """The door of one meeting (``scope={"meeting": ref}``). The line always has the keys: a scanner may type any time.

    Acts are done one after the other, in the order in which they were asked for, also when somebody goes on meanwhile.
    """

    DEFAULT_CSS = """
    CheckInView { layout: vertical; height: 1fr; padding: 0 1; }
    CheckInView .door { height: 3; }
    CheckInView .door > Vertical { width: 1fr; }
    CheckInView .door > Vertical > Horizontal { height: 1; }
    CheckInView .mark { width: 2; color: $accent; text-style: bold; }
    CheckInView BadgeLine { width: 1fr; }
    CheckInView #state { width: 1fr; height: 1; }
    CheckInView #told { width: 1fr; height: 5; padding: 1 0; text-overflow: ellipsis; text-wrap: nowrap; }
    CheckInView #found { display: none; margin: 0 0 1 0; }
    CheckInView.-typing #found { display: block; }
    """
    help_text = N_(
        "Type some letters of a name, in any order and script, and press Enter; or scan a badge: it checks in at once. "
        "The line always has the keys, so that a scanner can type at any time."
    )
    commands: ClassVar[tuple[Command, ...]] = CHECK_IN_COMMANDS

    def __init__(self, record: Record, *, scope: Mapping[str, str], id: str | None = None) -> None:
        super().__init__(record, meeting=scope["meeting"], id=id)
        self.line = BadgeLine(placeholder=_("a name, or a badge"))
        self.found = RecordTable(
            FOUND, self._found_cells, id="found", empty=_("Nobody has these words. F2 takes a walk-in.")
        )
        nobody = _("Nobody has been checked in at this door yet.")
        self.latest = RecordTable(LATEST, self._latest_cells, id="latest", empty=nobody)
        self.found.can_focus = self.latest.can_focus = False
        self._waiting: deque[Callable[[], Reception]] = deque()
        self._busy = False
        self._done: list[int] = []
        self._last: Guest | None = None
        self._latest_shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The line and the count, what was said last, who is found, who came last."""
        with Horizontal(classes="door"):
            with Vertical():
                yield Static(content(_("Type a name or scan a badge")), classes="quiet")
                with Horizontal():
                    yield Static("›", classes="mark")
                    yield self.line
                yield Static("", id="state", classes="quiet", markup=False)
            yield ArrivedCount()
        yield Static("", id="told", markup=False)
        yield self.found
        yield self.latest

    def on_mount(self) -> None:
        """Read everybody."""
        self.read_guests()

    # What is read

    def say_reading(self, count: int) -> None:
        """Badges can be scanned before the list is there."""
        read = _("Reading the list: {n} so far; badges can be scanned already")
        self._state(read.format(n=number(count)))

    def not_read(self, refused: Refused) -> None:
        """Names can't be found; badges are looked up in the record itself."""
        self._state("")
        self._say(_("The list was not read"), refused.message, refused=True)

    def guests_changed(self, *, anew: bool) -> None:
        """Show the counts, the last arrivals, and who is found, as they are now."""
        self._show_counts()
        if anew or self.has_class("-typing"):
            self._look(keep=True)

    # Typing

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        typing = self.has_class("-typing")
        self._look()
        if typing != self.has_class("-typing") or len(event.value) < 2:
            self.refresh_bindings()  # not at every key: the line at the foot is the same while letters follow letters

    def _look(self, *, keep: bool = False) -> None:
        """Show who answers to what is typed: from memory, within the key press."""
        text = self.line.value.strip()
        typing = bool(text) and self.index is not None
        self.set_class(typing, "-typing")
        if self.index is None:
            return
        if typing:
            found = self.index.find(text, _MOST_FOUND)
            many = f"{_MOST_FOUND}+" if len(found) == _MOST_FOUND else str(len(found))
            words = ngettext(
                "{n} person found: Enter checks in",
                "{n} people found: the arrows mark one, Enter checks in",
                len(found),
            )
            self._state(words.format(n=many) if found else "")
            row = self.found.row
            self.found.show(Listed(lambda: found), keep_id=row.id if keep and row is not None else None)
        else:
            self._state("")

    @on(BadgeLine.Chosen)
    def _chosen(self, event: BadgeLine.Chosen) -> None:
        event.stop()
        if self.has_class("-typing"):
            self.found.action_move(event.by)

    @on(RecordTable.RowOpened)
    def _pressed(self, event: RecordTable.RowOpened) -> None:
        event.stop()
        if event.table is self.found:
            self.line.value = ""
            self._receive_guest(event.row)

    @on(BadgeLine.Taken)
    def _taken(self, event: BadgeLine.Taken) -> None:
        event.stop()
        text = event.text
        if operations.is_reference(text):
            self._receive(partial(self._scan, text))
            return
        found = self.index.find(text, _MOST_FOUND) if self.index is not None else []
        marked = self.found.row
        if marked is not None and self.has_class("-typing") and any(guest.id == marked.id for guest in found):
            self._receive_guest(marked)
        elif len(found) == 1:
            self._receive_guest(found[0])
        else:
            self._not_one(text, bool(found))

    def _not_one(self, text: str, several: bool) -> None:
        """Nobody was meant for certain: say so; a name goes on standing in the line."""
        if not several and self.index is not None:
            self._say(
                _("NOT FOUND"), _("Nobody at this meeting answers to “{words}”.").format(words=text), refused=True
            )
            return
        if not self.line.value:
            self.line.value = text
            self.line.action_end()
        self.app.bell()

    # Receiving, one after the other

    def _receive_guest(self, guest: Guest) -> None:
        door = self.door
        if door is not None:
            self._receive(partial(operations.check_in, self.record, door, guest.id))

    def _scan(self, text: str) -> Reception:
        """(In a worker thread: the door may not have been read yet.)"""
        return operations.scan(self.record, self.find_door(), text)

    def _receive(self, work: Callable[[], Reception]) -> None:
        self._waiting.append(work)
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        failed = _("Nobody was checked in because of a fault in the program.")
        act(self, self._waiting.popleft(), self._received, failed=self._not_received, what=failed)

    def _received(self, one: Reception) -> None:
        self._busy = False
        try:
            if self.is_attached:
                self._show(one)
        finally:
            self._next()

    def _not_received(self, refused: Refused) -> None:
        self._busy = False
        self._say(_("NOT CHECKED IN"), refused.message, refused=True)
        self._next()

    def _show(self, one: Reception) -> None:
        """Say what became of one who came; it is on the disk by now."""
        if one.act is not None:
            self._done.append(one.act)
        changed = [guest for guest in (one.guest, *one.also) if guest is not None]
        self.put(changed)
        self._last = one.guest or self._last
        door = self.door
        if door is None:
            return
        today = self.record.now().astimezone(door.zone).date()
        words = headline(one, door.zone, today)
        if one.guest is not None and one.told in (Told.ARRIVED, Told.ALREADY):
            beside = [who_words(one.guest), office_words(one.guest)]
            beside += [in_place_words(one.in_place_of, door.zone, today)] if one.in_place_of else []
            self._say(words, one.guest.name, *(part for part in beside if part))
        else:
            self._say(words, refusal_words(one), *([who_words(one.guest)] if one.guest else []), refused=True)
        self._show_counts()
        if self.has_class("-typing"):
            self._look(keep=True)
        self.refresh_bindings()

    def _say(self, words: str, name: str, *beside: str, refused: bool = False) -> None:
        """The big words: what happened, who, and what they are."""
        style = "bold reverse $error" if refused else "bold reverse $accent"
        lines: list[str | tuple[str, str]] = [(f" {words} ", style), "\n", (name, "bold")]
        if beside:
            lines += ["\n", " · ".join(beside)]
        self.query_one("#told", Static).update(pieces(*lines), layout=False)
        if refused:
            self.app.bell()

    def _state(self, words: str) -> None:
        self.query_one("#state", Static).update(content(words), layout=False)

    def _show_counts(self) -> None:
        index = self.index
        if index is None:
            return
        self.query_one(ArrivedCount).count(index.arrived, index.expected)
        latest = index.latest(_MOST_LATEST)
        now = tuple((guest.id, guest.arrived_at, guest.name) for guest in latest)
        if now != self._latest_shown or not now:
            self._latest_shown = now
            self.latest.show(Listed(lambda: latest))

    # Cells

    def _at(self, guest: Guest) -> str:
        if self.door is None:
            return ""
        zone = self.door.zone
        return clock(guest.arrived_at, zone, self.record.now().astimezone(zone).date())

    def _found_cells(self, guest: Guest) -> Sequence[Cell | str]:
        return found_cells(guest, self._at(guest))

    def _latest_cells(self, guest: Guest) -> Sequence[Cell | str]:
        return latest_cells(guest, self._at(guest))

    # The commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done just now."""
        if action == "replace":
            return True if self._meant() is not None else None
        if action == "take_back":
            return True if self._done else None
        return super().check_action(action, parameters)

    def _meant(self) -> Guest | None:
        """Whom a command is about: who is marked among those found, else who was received last."""
        row: Guest | None = self.found.row if self.has_class("-typing") else None
        return row or self._last

    def action_walk_in(self) -> None:
        """Put somebody on the list who is not on it, and check them in."""
        typed = self.line.value.strip()
        self._open(partial(walk_in_form, self.record, self.meeting, typed))

    def action_replace(self) -> None:
        """Somebody comes in the place of who is marked."""
        guest, door = self._meant(), self.door
        if guest is not None and door is not None:
            self._open(partial(stand_in_form, self.record, door, guest))

    def _open(self, make: Callable[[Received], object]) -> None:
        from secretariat.toolkit.record_form import FormSpec, RecordForm, SaveResult

        received: list[Reception] = []
        spec = make(received.append)
        assert isinstance(spec, FormSpec)

        def left(saved: SaveResult | None) -> None:
            if saved is not None and self.is_attached:
                self.line.value = ""
                for one in received[-1:]:
                    self._show(one)

        self.app.push_screen(RecordForm(spec), left)

    def action_take_back(self) -> None:
        """Undo what was done last at this desk, whatever others did meanwhile."""
        if not self._done:
            return
        number_of_act = self._done.pop()
        act(
            self,
            lambda: self.record.undo(number_of_act),
            self._taken_back,
            failed=lambda refused: self._say(_("NOT UNDONE"), refused.message, refused=True),
            what=_("It was not undone because of a fault in the program."),
        )

    def _taken_back(self, undone: Undone) -> None:
        if self.is_attached:
            self._last = None
            self._say(_("UNDONE"), undone.label)
            self.refresh_rows()
            self.refresh_bindings()
