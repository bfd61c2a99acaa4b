"""The terminal's list of entries taken in from other people's calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from secretariat.calendar.entry_sheet import entry_sheet, next_times
from secretariat.calendar.screen_commands import IMPORT_COMMAND
from secretariat.diary import operations
from secretariat.diary.queries import EntryRow, entries_window, entry_by_id
from secretariat.diary.taking import days_between, known_zone, take_entry
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.meetings.finding import series_suggestions
from secretariat.parties.finding import forum_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.form_spec import FormSpec, SaveResult
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.day import day_in_words
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

_TAKEN = ("title", "level", "series", "forum", "dates", "place", "timezone")


class EntriesView(NounView):
    """Entries of other people's calendars, by day."""

    help_text = N_("Entries of calendar files that were taken in. m makes a meeting of one; I takes in another file.")
    title: ClassVar[str] = N_("Calendars")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 7),
        TableColumn("date", N_("Day"), 16, sort="date"),
        TableColumn("title", N_("Title"), 20, flex=3, sort="title"),
        TableColumn("place", N_("Place"), 14, flex=1, drop=3),
        TableColumn("calendar", N_("Calendar"), 14, flex=1, drop=2, sort="calendar"),
        TableColumn("meeting", N_("Meeting"), 14, drop=1),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("date", N_("day")),
        ("title", N_("title")),
        ("calendar", N_("calendar")),
    )
    filters: ClassVar[str] = N_("words of a title, place or calendar")
    empty: ClassVar[str] = N_("No entries yet. Press I to take in a calendar file (.ics).")
    finders: ClassVar[Mapping[str, Finder]] = {"series": series_suggestions, "forum": forum_suggestions}
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "entries.take",
            "m",
            "take",
            N_("Meeting"),
            N_("Make a meeting of the entry"),
            N_("Its title, days, place and zone are filled in; level or series are to be said."),
            rank=5,
        ),
        IMPORT_COMMAND,
    )

    def window(self, query: ListQuery) -> RowWindow:
        return entries_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        entry: EntryRow = row
        return (
            Cell(entry.ref, "strong"),
            day_in_words(entry.first_day) if entry.first_day else Cell(_("no day"), "dim"),
            entry.title,
            Cell(entry.place, "dim"),
            Cell(entry.calendar, "dim"),
            entry.meeting,
        )

    def sheet(self, id: int) -> FactSheet:
        entry = entry_by_id(self.record, id)
        return entry_sheet(entry, next_times(self.record, entry), self.record.zone)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_entries(self.record, [entry_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def action_import_calendar(self) -> None:
        """Ask for a calendar file, then show what taking it in would do."""
        from secretariat.calendar.import_screen import ask_for_calendar

        ask_for_calendar(self, self.record, self.changed)

    def action_take(self) -> None:
        """Ask what the meeting is, with what the entry says filled in."""
        row = self.table.row
        if row is not None:
            ask(self, partial(self._taking, row.id), self.open_form, group="take")

    def _taking(self, id: int) -> FormSpec:
        """The form for the meeting of an entry. (In a worker thread.)"""
        entry = entry_by_id(self.record, id)

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            made = take_entry(self.record, entry.ref, **changed)
            return SaveResult(entry.ref, _("Added {ref}: {title}.").format(ref=made.ref, title=made.title), entry.id)

        once = entry.first_day is not None and not entry.rule
        dates = days_between(entry.first_day, entry.last_day).edtf if once and entry.first_day else ""
        known = {"title": entry.title, "dates": dates, "place": entry.place, "timezone": known_zone(entry.zone) or ""}
        fields = [field for field in MEETING_FIELDS if field.key in _TAKEN]
        title = _("Meeting of {ref}").format(ref=entry.ref)
        return self.form(title, fields, known, draft=f"entries.take:{entry.ref}", save=save)
