"""The terminal's view of a meeting's rooms: what is in them, and how far one walks between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from secretariat.agenda.running.sheet import room_sheet
from secretariat.meetings import rooms as operations
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import room
from secretariat.meetings.rooms import Room, room_by_id, room_suggestions, rooms_of
from secretariat.meetings.rooms_fields import NAME_FIELD, ROOM_FIELDS
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.text import folded

_WALK_FIELDS: Final = (
    Field("other", N_("Other room"), FieldKind.NAME, required=True, names="room"),
    Field("minutes", N_("Minutes"), FieldKind.NUMBER, hint=N_("on foot, either way; empty: not known")),
)


class RoomsScreen(Beneath):
    """The rooms of one meeting, over its page."""

    help_text = N_("The rooms of the meeting. Esc goes back to its programme.")

    def __init__(self, record: Record, meeting: str) -> None:
        place = Place(ViewTab("rooms", "1", N_("Rooms")), lambda: lambda: RoomsView(record, scope={"meeting": meeting}))
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


@dataclass(frozen=True, slots=True)
class _Rooms:
    """The rooms as a list reads them: they are few, and read whole."""

    rooms: Sequence[Room]

    def count(self) -> int:
        return len(self.rooms)

    def rows(self, start: int, limit: int) -> Sequence[Room]:
        return self.rooms[start : start + limit]

    def position(self, id: int) -> int | None:
        return next((place for place, one in enumerate(self.rooms) if one.id == id), None)

    def __len__(self) -> int:
        return len(self.rooms)


class RoomsView(NounView):
    """The rooms of one meeting (``scope["meeting"]``)."""

    help_text = N_("What is known of the rooms that sessions and bilaterals name. w says how far one is from another.")
    title: ClassVar[str] = N_("Rooms")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("name", N_("Room"), 16, flex=2),
        TableColumn("building", N_("Building"), 12, flex=1, drop=2),
        TableColumn("seats", N_("Seats"), 6, right=True),
        TableColumn("buffer", N_("Buffer"), 7, right=True, drop=3),
        TableColumn("bilaterals", N_("For bilaterals"), 14, drop=1),
        TableColumn("equipment", N_("Equipment"), 14, flex=1, drop=4),
    )
    filters: ClassVar[str] = N_("words of the room's name, building or equipment")
    empty: ClassVar[str] = N_("No rooms yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "rooms.walk",
            "w",
            "walk",
            N_("Walk"),
            N_("Say how far it is to another room"),
            N_("Minutes on foot, either way; whoever is engaged in both is given that time."),
            rank=22,
        ),
    )

    @property
    def meeting(self) -> str:
        """The reference of the meeting whose rooms these are."""
        return self.asked.scope.get("meeting", "")

    def window(self, query: ListQuery) -> RowWindow:
        found = rooms_of(self.record, self.meeting)
        for word in folded(query.words).split():
            found = [one for one in found if word in folded(" ".join((one.name, one.building, *one.equipment)))]
        return _Rooms(found)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: Room = row
        return (
            Cell(one.name, "strong"),
            one.building,
            str(one.seats) if one.seats is not None else "",
            str(one.buffer) if one.buffer is not None else "",
            _("yes") if one.for_bilaterals else "",
            "; ".join(one.equipment),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(room, id, room_sheet(room_by_id(self.record, id)))

    def new_form(self) -> FormSpec:
        meeting = self.meeting

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            added = operations.add_room(self.record, meeting, **changed)
            said = _("Added the room {room} to {meeting}.").format(room=added.name, meeting=meeting)
            return SaveResult(added.name, said, added.id)

        title = _("New room of {meeting}").format(meeting=meeting)
        return self.form(title, (NAME_FIELD, *ROOM_FIELDS), {}, draft=f"room.new:{meeting}", save=save)

    def edit_form(self, id: int) -> FormSpec:
        one = room_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_room(self.record, one.meeting, one.name, version=version, **changed)
            said = _("Saved the room {room} of {meeting}.").format(room=saved.name, meeting=saved.meeting)
            return SaveResult(saved.name, said, saved.id)

        values = {
            "name": one.name,
            "building": one.building,
            "seats": str(one.seats) if one.seats is not None else "",
            "buffer": str(one.buffer) if one.buffer is not None else "",
            "for_bilaterals": "yes" if one.for_bilaterals else "no",
            "equipment": "; ".join(one.equipment),
            "note": one.note,
        }
        title = _("Edit {ref}").format(ref=one.name)
        draft = f"room.edit:{one.meeting}:{one.id}"
        fields = (NAME_FIELD, *ROOM_FIELDS)
        return self.form(title, fields, values, draft=draft, version=one.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        names = [room_by_id(self.record, id).name for id in ids]
        gone = operations.remove_rooms(self.record, self.meeting, names, seen)
        return _("Deleted {refs}").format(refs=", ".join(gone))

    def action_walk(self) -> None:
        """Say how far the room under the cursor is from another one."""
        row = self.table.row
        if row is not None:
            ask(self, lambda: self._walk_form(row), self.open_form, group="form")

    def _walk_form(self, one: Room) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            other, minutes = str(changed["other"]), changed.get("minutes")
            operations.set_walk(self.record, one.meeting, one.name, other, minutes)
            return SaveResult(one.name, _("Saved {ref}.").format(ref=one.name), one.id)

        title = _("On foot from {room}").format(room=one.name)
        finders = {
            "room": lambda connection, words: room_suggestions(
                connection, words, of=meeting_id(connection, one.meeting)
            )
        }
        return self.form(title, _WALK_FIELDS, {}, draft=f"room.walk:{one.meeting}:{one.id}", save=save, finders=finders)
