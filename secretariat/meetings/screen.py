"""The terminal's view of the meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.meetings import operations
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.meetings.finding import meeting_suggestions, series_suggestions
from secretariat.meetings.queries import MeetingDetail, MeetingRow, meeting_by_id, meetings_window
from secretariat.meetings.sheet import dates_words, meeting_sheet
from secretariat.meetings.transitions import next_states
from secretariat.parties.finding import forum_suggestions, party_suggestions
from secretariat.record.record import Record
from secretariat.record.suggestions import suggesting
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.records_view import RecordsView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class MeetingOpened(Message):
    """Somebody opened a meeting: its desk is to be shown."""

    def __init__(self, id: int, ref: str) -> None:
        super().__init__()
        self.id = id
        self.ref = ref


class MeetingsView(RecordsView):
    """Meetings, the newest first; Enter opens a meeting's desk."""

    help_text = N_("Meetings of every level, the newest first. Enter opens a meeting with all that belongs to it.")
    title: ClassVar[str] = N_("Meetings")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 17, sort="ref"),
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
    filters: ClassVar[str] = N_("words of a title, a place, a series, a forum or a host")
    empty: ClassVar[str] = N_("No meetings yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "meetings.status",
            "t",
            "status",
            N_("Status"),
            N_("Change the status of a meeting"),
            N_("Bring the marked meetings, or the one under the cursor, into another state."),
            "marked",
            30,
        ),
    )

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(scope=scope, id=id)
        self.record = record

    def window(self, query: ListQuery) -> RowWindow:
        return meetings_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        meeting: MeetingRow = row
        return (
            Cell(meeting.ref, "dim"),
            meeting.title,
            dates_words(meeting, short=True),
            Cell(meeting.place, "dim"),
            _(meeting.status),
        )

    def sheet(self, id: int) -> FactSheet:
        return meeting_sheet(meeting_by_id(self.record, id), self.record.today)

    def open_row(self, row: Any) -> None:
        """Ask for the meeting's desk."""
        self.post_message(MeetingOpened(row.id, row.ref))

    def new_form(self) -> FormSpec:
        scope = self.asked.scope
        values = {key: scope[key] for key in ("series", "forum") if scope.get(key)}
        if scope.get("meeting"):
            values["in_margins_of"] = scope["meeting"]
        return self._form(_("New meeting"), values, "meetings.new", None, self._add)

    def edit_form(self, id: int) -> FormSpec:
        meeting = meeting_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_meeting(self.record, meeting.ref, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.title), saved.id)

        title = _("Edit {ref}").format(ref=meeting.ref)
        return self._form(title, meeting_texts(meeting), f"meetings.edit:{meeting.ref}", meeting.version, save)

    def delete(self, ids: Sequence[int]) -> str:
        refs = operations.remove_meetings(self.record, [meeting_by_id(self.record, id).ref for id in ids])
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def delete_words(self, refs: Sequence[str]) -> tuple[str, str]:
        """The question, and that outcomes go with their meeting."""
        question, loses = super().delete_words(refs)
        return question, _("{loses} Outcomes go with their meeting.").format(loses=loses)

    def action_status(self) -> None:
        """Choose another state, of those that all chosen meetings can go to."""
        chosen = self.chosen()
        if chosen:
            ask(self, lambda: self._states(list(chosen)), lambda states: self._offer(chosen, states), group="form")

    def _states(self, ids: Sequence[int]) -> list[str]:
        """The states that every one of these meetings can go to. (In a worker thread.)"""
        each = [next_states(meeting_by_id(self.record, id).row.status) for id in ids]
        return [state.value for state in each[0] if all(state in states for states in each)]

    def _offer(self, chosen: Mapping[int, str], states: Sequence[str]) -> None:
        refs = list(chosen.values())
        if not states:
            say(self, _("There is no state that all of these meetings can go to."), "warning")
            return

        def picked(status: str | None) -> None:
            if status is not None:
                act(
                    self,
                    lambda: operations.change_status(self.record, refs, status),
                    lambda done: self._status_changed(done, status, next(iter(chosen))),
                    what=_("The status was not changed because of a fault in the program."),
                )

        title = _("Status of {refs}").format(refs=", ".join(refs[:4]) + (", …" if len(refs) > 4 else ""))
        self.app.push_screen(Picker(title, [(state, _(state)) for state in states]), picked)

    def _status_changed(self, refs: Sequence[str], status: str, id: int) -> None:
        say(self.app, _("{refs}: now {status} · u Undo").format(refs=", ".join(refs), status=_(status)))
        self.changed(refs, keep_id=id)

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_meeting(self.record, **changed)
        return SaveResult(added.ref, _("Added {ref}: {title}.").format(ref=added.ref, title=added.title), added.id)

    def _form(self, title: str, values: Mapping[str, str], draft: str, version: int | None, save: Any) -> FormSpec:
        fields = MEETING_FIELDS if version is None else [field for field in MEETING_FIELDS if field.key != "ref"]
        return FormSpec(
            title=title,
            fields=fields,
            values=values,
            save=save,
            draft_key=draft,
            version=version,
            suggest=suggesting(
                self.record,
                party=party_suggestions,
                forum=forum_suggestions,
                series=series_suggestions,
                meeting=meeting_suggestions,
            ),
            today=self.record.today,
        )


def meeting_texts(meeting: MeetingDetail) -> dict[str, str]:
    """A meeting as its form shows it."""
    row = meeting.row
    return {
        "title": row.title,
        "level": row.level,
        "series": row.series,
        "ordinal": "" if row.ordinal is None else str(row.ordinal),
        "forum": row.forum,
        "dates": dates_words(row),
        "place": row.place,
        "timezone": row.timezone,
        "host": row.host,
        "in_margins_of": row.in_margins_of,
        "chair": meeting.chair,
        "theme": meeting.theme,
        "outcome_document": meeting.outcome_document,
        "note": meeting.note,
        "source": meeting.source,
    }
