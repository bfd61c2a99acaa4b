"""The day as it runs: a clock, what is on, what is next, how late it is; sessions begin and end with a key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from secretariat.agenda.running import holding
from secretariat.agenda.running.live_drawing_screen import day_drawn, head_drawn
from secretariat.agenda.running.rows import SessionDetail
from secretariat.agenda.running.running_now import Now, TrackNow, meeting_now
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _

_TICK: Final = 15.0
"""Seconds after which the clock is looked at again; it shows minutes."""


class LiveScreen(Beneath):
    """One day of a meeting as it runs, over its page."""

    help_text = N_("The day as it runs. Esc goes back to the programme.")

    def __init__(self, record: Record, meeting: str, day: date | None = None) -> None:
        place = Place(ViewTab("live", "1", N_("Live")), lambda: lambda: LiveView(record, meeting, day))
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


class LiveView(Commanded, VerticalScroll):
    """A day of a programme, each track with what is on; keys act on the track that is chosen."""

    DEFAULT_CSS = """
    LiveView { height: 1fr; padding: 0 1; }
    LiveView Static { height: auto; width: 1fr; }
    LiveView #head { padding-bottom: 1; }
    """
    help_text = N_(
        "What is on, what is next and how late it is, in the meeting's own time. A delay is passed on; breaks give up "
        "what they have beyond ten minutes, fixed times hold. b begins what is next, f finishes what is on, + gives it "
        "five minutes more; left and right choose the track, , and . the day."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command("live.begin", "b", "begin", N_("Begin"), N_("Begin the next session"), N_("What is on ends."), rank=2),
        Command(
            "live.finish",
            "f",
            "finish",
            N_("Finish"),
            N_("Finish the session that is on"),
            N_("It is over now."),
            rank=3,
        ),
        Command(
            "live.extend",
            "plus,equals_sign",
            "extend(5)",
            N_("5 min more"),
            N_("Give the session five minutes more"),
            N_("What follows moves, up to the next fixed time."),
            rank=4,
        ),
        Command(
            "live.shorten",
            "minus",
            "extend(-5)",
            N_("5 min less"),
            N_("Take five minutes from the session"),
            N_("What follows moves back, up to the next fixed time."),
            rank=5,
        ),
        Command("live.left", "left", "track(-1)", "", N_("Track to the left"), rank=91),
        Command("live.right", "right", "track(1)", "", N_("Track to the right"), rank=92),
        Command("live.before", "comma", "day(-1)", N_("Day before"), N_("The day before"), rank=60),
        Command("live.after", "full_stop", "day(1)", N_("Day after"), N_("The day after"), rank=61),
    )

    def __init__(self, record: Record, meeting: str, day: date | None = None) -> None:
        super().__init__()
        self.record = record
        self.meeting = meeting
        self.day = day
        self.now: Now | None = None
        self.chosen = 0

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(id="day", markup=False)

    def on_mount(self) -> None:
        """Read, and look at the clock from now on."""
        self.refresh_rows()
        self.set_interval(_TICK, self.refresh_rows)
        self.focus()

    def on_resize(self) -> None:
        """Lay the tracks out anew."""
        self._draw()

    def refresh_rows(self) -> None:
        """Read how it runs at this moment."""
        ask(self, lambda: meeting_now(self.record, self.meeting, day=self.day), self._show, group="now")

    def _show(self, now: Now) -> None:
        self.now = now
        self.chosen = min(self.chosen, max(0, len(now.tracks) - 1))
        self._draw()

    def _draw(self) -> None:
        if self.now is None:
            return
        width = max(40, self.size.width - 2)
        self.query_one("#head", Static).update(head_drawn(self.now, self.record.zone, self.chosen))
        self.query_one("#day", Static).update(day_drawn(self.now, self.chosen, width))

    @property
    def track(self) -> TrackNow | None:
        """The track that is chosen."""
        return self.now.tracks[self.chosen] if self.now is not None and self.now.tracks else None

    # The commands

    def action_begin(self) -> None:
        """Begin the next session of the track."""
        track = self.track
        if track is not None:
            self._note(track, track.running.following, _("Nothing is next in this track."), holding.begin_session)

    def action_finish(self) -> None:
        """Finish the session that is on in the track."""
        track = self.track
        if track is not None:
            self._note(track, track.running.on, _("Nothing is on in this track."), holding.end_session)

    def action_extend(self, by: int) -> None:
        """Give the session that is on, or else the next one, some minutes more."""
        track = self.track
        if track is not None:
            at = track.running.on if track.running.on is not None else track.running.following
            nothing = _("Nothing is on in this track.")
            self._note(track, at, nothing, lambda record, ref: holding.extend_session(record, ref, by=by))

    def action_track(self, by: int) -> None:
        """Choose the track beside."""
        if self.now is not None and self.now.tracks:
            self.chosen = (self.chosen + by) % len(self.now.tracks)
            self._draw()

    def action_day(self, by: int) -> None:
        """Look at the day before or after."""
        if self.now is None or not self.now.days:
            return
        days = list(self.now.days)
        at = days.index(self.now.day) if self.now.day in days else 0
        self.day = days[max(0, min(len(days) - 1, at + by))]
        self.refresh_rows()

    def _note(
        self, track: TrackNow, id_: int | None, nothing: str, change: Callable[[Record, str], SessionDetail]
    ) -> None:
        one = track.session(id_)
        if one is None:
            say(self.app, nothing, "warning")
            return
        ref = one.ref
        act(self, lambda: change(self.record, ref), self._noted)

    def _noted(self, one: SessionDetail) -> None:
        if self.is_attached:
            self.refresh_rows()
            self.post_message(RecordChanged([one.ref]))
