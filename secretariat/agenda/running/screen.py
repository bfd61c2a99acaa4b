"""The terminal's view of a meeting's programme: day by day, minute by minute, parallel tracks side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Connection
from textual import events, on

from secretariat.agenda.intake.screen_commands import ScheduleImporting
from secretariat.agenda.running import operations
from secretariat.agenda.running.acts_screen import ProgrammeActs
from secretariat.agenda.running.clashes import clashes_by_ref, clashes_of
from secretariat.agenda.running.fields import SESSION_FIELDS
from secretariat.agenda.running.listed import Sessions, sessions_listed
from secretariat.agenda.running.queries import session_by_id
from secretariat.agenda.running.rows import SessionDetail, SessionRow
from secretariat.agenda.running.screen_commands import PROGRAMME_COMMANDS
from secretariat.agenda.running.sheet import session_sheet
from secretariat.agenda.running.trying import ClashesShown
from secretariat.agenda.running.typed import hanging_typed, session_typed
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import room_suggestions
from secretariat.record.conflict import Conflict
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _
from secretariat.values.zoned import short_day, span_words

_SIDE_BY_SIDE: Final = range(2, 5)
"""How many tracks stand side by side where there is room; one needs no column of its own, five have no room."""
_TIME: Final = TableColumn("time", N_("Time"), 22, sort="time")
_MINUTES: Final = TableColumn("minutes", N_("Min"), 4, right=True, drop=4)
_KIND: Final = TableColumn("kind", N_("Kind"), 11, drop=5)
_STATE: Final = TableColumn("state", N_("State"), 12)
_BELOW: Final = (
    _TIME,
    TableColumn("title", N_("Session"), 18, flex=3, sort="title"),
    TableColumn("track", N_("Track"), 8, sort="track", drop=2),
    TableColumn("room", N_("Room"), 10, flex=1, sort="room", drop=3),
    _MINUTES,
    _KIND,
    _STATE,
)


class ProgrammeView(ProgrammeActs, ScheduleImporting):
    """The sessions of one meeting (``scope["meeting"]``)."""

    help_text = N_(
        "The programme in the meeting's own time. A session begins at its fixed time, or when the one before it in its "
        "track ends; what it takes is its own minutes or those of its agenda items. Where something clashes, or runs "
        "into a fixed point, that is said in the list before it happens. v shows the day as it runs."
    )
    title: ClassVar[str] = N_("Programme")
    columns: ClassVar[Sequence[TableColumn]] = _BELOW
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("time", N_("time")),
        ("track", N_("track")),
        ("room", N_("room")),
        ("title", N_("title")),
    )
    filters: ClassVar[str] = N_("words of the title, the kind, the track or the room")
    empty: ClassVar[str] = N_("No sessions yet. Press n to add one, or I to take in a schedule.")
    commands: ClassVar[tuple[Command, ...]] = PROGRAMME_COMMANDS

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self._tracks: tuple[str, ...] = ()
        self._beside: tuple[str, ...] = ()

    @property
    def finders(self) -> Mapping[str, Finder]:  # type: ignore[override]  # rooms are those of the meeting
        """How rooms are completed."""

        def rooms(connection: Connection, words: str) -> Sequence[tuple[str, str]]:
            return room_suggestions(connection, words, of=meeting_id(connection, self.meeting))

        return {"room": rooms}

    @property
    def _usual(self) -> Mapping[str, int]:
        """The office's minutes between uses of a room and between buildings, where it has settings."""
        settings = self.settings
        return {"buffer": settings.bilateral_buffer, "walk": settings.bilateral_walk} if settings else {}

    # Reading

    def window(self, query: ListQuery) -> RowWindow:
        found: Sessions = sessions_listed(self.record, query, **self._usual)
        self._tracks = found.tracks if query.sort in ("", "time") else ()
        return found

    @on(RecordTable.RowsCounted)
    def _lay_tracks(self) -> None:
        """Parallel tracks stand side by side where there is room, else one below the other."""
        beside = self._tracks if self.has_class("-wide") and len(self._tracks) in _SIDE_BY_SIDE else ()
        if beside == self._beside:
            return
        self._beside = beside
        tracks = [TableColumn(f"track{place}", name or N_("Session"), 12, flex=1) for place, name in enumerate(beside)]
        self.table.recolumned([_TIME, *tracks, _MINUTES, _STATE] if beside else _BELOW)

    def on_resize(self, event: events.Resize) -> None:
        """As every list, and the tracks as there is room for them."""
        super().on_resize(event)
        self._lay_tracks()

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: SessionRow = row
        title = Cell(one.title, "dim" if one.status == "cancelled" or one.kind in ("break", "social") else "")
        minutes = str(one.minutes) if one.minutes is not None else ""
        time, state = Cell(_time(one), "strong" if one.fixed else ""), _state(one)
        if self._beside:
            return (time, *(title if name == one.track else "" for name in self._beside), minutes, state)
        return time, title, one.track, one.room, minutes, Cell(_(one.kind), "dim"), state

    def sheet(self, id: int) -> FactSheet:
        one = session_by_id(self.record, id)
        against = clashes_by_ref(clashes_of(self.record, one.row.meeting, **self._usual)).get(one.ref, ())
        return self.told(session, id, session_sheet(one, self.record.zone, against))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"meeting": row.meeting}

    # Forms

    def new_form(self) -> FormSpec:
        meeting, row = self.meeting, self.table.row
        shown = ClashesShown(self.record, meeting, **self._usual)
        day = short_day_typed(row) if row is not None else ""

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            here = row is not None and changed.get("day") == day and changed.get("track") in (None, row.track)
            after = row.ref if row is not None and here and not changed.get("starts") else None
            added = operations.add_session(self.record, meeting, after=after, unless=shown, **changed)
            return _result(_("Added {ref} {title}."), added)

        title = _("New session of {meeting}").format(meeting=meeting)
        draft = f"session.new:{meeting}"
        return self.form(title, SESSION_FIELDS, {"day": day} if day else {}, draft=draft, save=save)

    def edit_form(self, id: int) -> FormSpec:
        one = session_by_id(self.record, id)
        shown = ClashesShown(self.record, one.row.meeting, **self._usual)

        read = hanging_typed(one)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            try:
                saved = operations.edit_session(
                    self.record, one.ref, version=version, read=read, unless=shown, **changed
                )
            except Conflict as conflict:
                # What is decided on next was decided on over what stands there now.
                read.update({each.field: each.theirs for each in conflict.fields if each.field in read})
                raise
            return _result(_("Saved {ref} {title}."), saved)

        return self.form(
            _("Edit {ref}").format(ref=f"{one.ref} {one.row.title}"),
            SESSION_FIELDS,
            session_typed(one),
            draft=f"session.edit:{one.ref}",
            version=one.version,
            save=save,
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        gone = operations.remove_sessions(self.record, [session_by_id(self.record, id).ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(gone))


def short_day_typed(row: SessionRow) -> str:
    """A session's day as a form shows it."""
    from secretariat.values.date_print import format_date
    from secretariat.values.partial_date import PartialDate

    return format_date(PartialDate.of(row.day))


def _time(one: SessionRow) -> str:
    """Day and time in the meeting's zone: "20 May 09:00–10:30 MDT"."""
    zone = ZoneInfo(one.zone or "UTC")
    return f"{short_day(one.day)} {span_words(one.starts, one.ends, zone, on=one.day) or '–'}"


def _state(one: SessionRow) -> Cell:
    """What is to be known first: that it clashes, that there is something to look at, else how far it is."""
    if one.clashes:
        return Cell(_("clash"), "accent")
    if one.remarks and one.began_at is None:
        return Cell(_("to look at"), "accent")
    if one.began_at is not None:
        return Cell(_("finished") if one.ended_at is not None else _("under way"), "strong")
    return Cell(_(one.status), "dim")


def _result(sentence: str, one: SessionDetail) -> SaveResult:
    return SaveResult(one.ref, sentence.format(ref=one.ref, title=one.row.title), one.id)
