"""The reading side of the check-in: everybody in memory, read once, and kept up with what other desks do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.timer import Timer
from textual.widget import Widget

from secretariat.delegations.reception.guest_index import GuestIndex
from secretariat.delegations.reception.queries import changes_since, door_of, everybody
from secretariat.delegations.reception.rows import Changes, Door, Guest
from secretariat.record.record import Record
from secretariat.toolkit.commands import Commanded
from secretariat.toolkit.worker import ask
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_TELLING: Final = 0.25  # seconds between two words about how far the list is read


class GuestsReading(Commanded, Widget):
    """Holds the ``index`` of everybody expected at a meeting (``None`` until it is read) and its ``door``."""

    def __init__(self, record: Record, *, meeting: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self.record = record
        self.meeting = meeting
        self.index: GuestIndex | None = None
        self.door: Door | None = None
        self._newest = 0
        self._read_so_far = 0
        self._telling: Timer | None = None

    # What the view does with it

    def say_reading(self, count: int) -> None:
        """So many are read so far."""

    def not_read(self, refused: Refused) -> None:
        """The list can't be read."""

    def guests_changed(self, *, anew: bool) -> None:
        """Other guests, or others' states, are in the index; ``anew`` where it is another index."""

    # Reading

    def read_guests(self) -> None:
        """Read everybody, and say how far that is."""
        self._telling = self.set_interval(_TELLING, lambda: self.say_reading(self._read_so_far))
        ask(
            self,
            self._read_everybody,
            self._take_everybody,
            failed=self._not_read,
            group="guests",
            what=_("The list could not be read because of a fault in the program."),
        )

    def find_door(self) -> Door:
        """The meeting's door. (In a worker thread: it may have to be read first.)"""
        if self.door is None:
            self.door = door_of(self.record, self.meeting)
        return self.door

    def refresh_rows(self) -> None:
        """Somebody changed the record: take in what concerns this meeting."""
        door, newest = self.door, self._newest
        if door is None or self.index is None:
            return

        def read() -> tuple[Changes, GuestIndex | None]:
            changes = changes_since(self.record, door, newest)
            return changes, GuestIndex(changes.guests) if changes.everybody else None

        ask(
            self,
            read,
            self._take_changes,
            group="guests",
            what=_("The list could not be read because of a fault in the program."),
        )

    def put(self, guests: Sequence[Guest], gone: frozenset[int] = frozenset()) -> None:
        """Take in what became of some guests."""
        if self.index is not None:
            for guest in guests:
                self.index.put(guest)
            for id in gone:
                self.index.drop(id)

    def _read_everybody(self) -> tuple[int, GuestIndex]:
        """(In a worker thread.)"""
        read = everybody(self.record, self.find_door(), read=self._note_reading)
        return read.newest, GuestIndex(read.guests)

    def _note_reading(self, count: int) -> None:
        self._read_so_far = count

    def _take_everybody(self, read: tuple[int, GuestIndex]) -> None:
        self._newest, self.index = read
        self._shut_telling()
        self.guests_changed(anew=True)

    def _not_read(self, refused: Refused) -> None:
        self._shut_telling()
        self.not_read(refused)

    def _shut_telling(self) -> None:
        if self._telling is not None:
            self._telling.stop()
            self._telling = None

    def _take_changes(self, read: tuple[Changes, GuestIndex | None]) -> None:
        changes, anew = read
        self._newest = changes.newest
        if anew is not None:
            self.index = anew
        self.put(changes.guests if anew is None else (), changes.gone)
        if anew is not None or changes.guests or changes.gone:
            self.guests_changed(anew=anew is not None)
