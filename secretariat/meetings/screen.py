"""The terminal's view of the meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.meetings import forms, operations
from secretariat.meetings.going_along import goes_with_meetings
from secretariat.meetings.model import meeting as meeting_table
from secretariat.meetings.queries import MeetingRow, meeting_by_id, meetings_window
from secretariat.meetings.sheet import dates_words, meeting_sheet
from secretariat.meetings.status_choice import STATUS_COMMAND, choose_status
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class MeetingOpened(Message):
    """Somebody opened a meeting: its desk is to be shown."""

    def __init__(self, id: int, ref: str) -> None:
        super().__init__()
        self.id = id
        self.ref = ref


class MeetingsView(NounView):
    """Meetings, the newest first; Enter opens a meeting's desk."""

    help_text = N_("Meetings of every level, the newest first. Enter opens a meeting with all that belongs to it.")
    title: ClassVar[str] = N_("Meetings")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 19, sort="ref"),
        TableColumn("title", N_("Title"), 16, flex=3, sort="title"),
        TableColumn("dates", N_("Dates"), 15, sort="date"),
        TableColumn("place", N_("Place"), 14, flex=1, drop=2),
        TableColumn("status", N_("Status"), 12, sort="status", drop=1),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("date", N_("date")),
        ("title", N_("title")),
        ("status", N_("status")),
        ("ref", N_("reference")),
    )
    downward: ClassVar[frozenset[str]] = frozenset({"date"})
    filters: ClassVar[str] = N_("words of a title, a place, a series, a forum or a host")
    empty: ClassVar[str] = N_("No meetings yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (STATUS_COMMAND,)

    def window(self, query: ListQuery) -> RowWindow:
        return meetings_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        meeting: MeetingRow = row
        return (
            Cell(meeting.ref, "dim"),
            meeting.called,
            dates_words(meeting, short=True),
            Cell(meeting.place, "dim"),
            _(meeting.status),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(meeting_table, id, meeting_sheet(meeting_by_id(self.record, id), self.record.today))

    def open_row(self, row: Any) -> None:
        """Ask for the meeting's desk."""
        self.post_message(MeetingOpened(row.id, row.ref))

    def new_form(self) -> FormSpec:
        return forms.new_form(self.record, self.asked.scope)

    def edit_form(self, id: int) -> FormSpec:
        return forms.edit_form(self.record, id)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_meetings(self.record, [meeting_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def goes_along(self, ids: Sequence[int]) -> str:
        """What belongs to the meetings alone."""
        return goes_with_meetings(self.record, [meeting_by_id(self.record, id).ref for id in ids])

    def action_status(self) -> None:
        """Choose another state, of those that all chosen meetings can go to."""
        choose_status(self, self.record, self.chosen(), self._status_changed, seen=self.table.seen)

    def _status_changed(self, refs: Sequence[str], id: int) -> None:
        self.changed(refs, keep_id=id)
