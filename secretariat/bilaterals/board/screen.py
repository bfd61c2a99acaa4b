"""The board in the terminal: bilaterals are picked up and put down with keys or mouse, clashes are shown before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.widgets import Static

from secretariat.bilaterals.board.drawing_screen import (
    HEAD,
    Seen,
    board_drawn,
    rooms_shown,
    waiting_drawn,
    width_of_room,
)
from secretariat.bilaterals.board.grid_screen import Grid, Sheet
from secretariat.bilaterals.board.reading import STEP, Board, Piece, board_of, clashes_there, put, with_proposed
from secretariat.bilaterals.board.telling import heading, of_carried, of_here, of_proposal
from secretariat.bilaterals.placing.proposing import Proposal, keep_proposal, propose_slots
from secretariat.bilaterals.placing.spacing import Spacing, spacing_of
from secretariat.bilaterals.queries import BilateralDetail
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import content, say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _


class BoardScreen(Beneath):
    """The bilaterals of a meeting by room and time, over its page."""

    help_text = N_("Rooms beside each other, the day from top to bottom. Esc goes back.")

    def __init__(self, record: Record, meeting: str) -> None:
        place = Place(ViewTab("board", "1", N_("Board")), lambda: lambda: BoardView(record, meeting))
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


class BoardView(Commanded, Vertical, can_focus=True):
    """A day of bilaterals; one that is carried stands under the cursor until it is put down."""

    DEFAULT_CSS = """
    BoardView { height: 1fr; padding: 0 1; }
    BoardView Static { height: auto; width: 1fr; }
    BoardView #sheet { height: 1fr; scrollbar-size-vertical: 1; }
    BoardView #told { height: auto; max-height: 4; }
    BoardView #waiting, BoardView #day { height: 1; }
    """
    help_text = N_(
        "Enter picks up the bilateral under the cursor and puts it down again; what it would clash with is said at the "
        "foot before it is put down. The mouse drags it, or takes it with a click and puts it with another. w takes "
        "one that waits, o proposes slots for all that wait: look at them, then "
        "Enter keeps them and Esc does not. Comma and full stop go to the day before and after."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command("board.take", "enter", "take", N_("Pick up"), N_("Pick up, put down or keep"), rank=1),
        Command("board.propose", "o", "propose", N_("Propose"), N_("Propose slots for all that wait"), rank=2),
        Command("board.waiting", "w", "waiting", N_("Waiting"), N_("Take one that waits"), rank=3),
        Command("board.before", "comma", "day(-1)", N_("Day before"), N_("The day before"), rank=4),
        Command("board.after", "full_stop", "day(1)", N_("Day after"), N_("The day after"), rank=5),
        Command("board.drop", "escape", "drop", N_("Put back"), N_("Put back what is carried or proposed"), rank=6),
        Command("board.up", "up,k", "step(-1,0)", "", N_("Earlier"), rank=91),
        Command("board.down", "down,j", "step(1,0)", "", N_("Later"), rank=91),
        Command("board.left", "left", "step(0,-1)", "", N_("Room to the left"), rank=91),
        Command("board.right", "right", "step(0,1)", "", N_("Room to the right"), rank=91),
    )

    def __init__(self, record: Record, meeting: str) -> None:
        super().__init__()
        self.record = record
        self.meeting = meeting
        self.board: Board | None = None
        self.day: date | None = None
        self.line, self.room = 0, 0
        self.carried: Piece | None = None
        self.proposal: Proposal | None = None
        self.fault = ""
        self._pressed: tuple[int, int] | None = None
        self._just_taken, self._grip, self._first_room = False, 0, 0

    @property
    def spacing(self) -> Spacing:
        """The office's minutes."""
        return spacing_of(getattr(getattr(self.app, "office", None), "configuration", None))

    def compose(self) -> ComposeResult:
        yield Static(id="day", markup=False)
        with Sheet(id="sheet"):
            yield Grid(id="grid", markup=False)
        yield Static(id="told", markup=False)
        yield Static(id="waiting", markup=False)

    def on_mount(self) -> None:
        """Read the first day."""
        self.refresh_rows()
        self.focus()

    def on_resize(self) -> None:
        """Lay the rooms out anew."""
        self._draw()

    def refresh_rows(self) -> None:
        """Read the day anew."""
        spacing = self.spacing
        ask(
            self,
            lambda: board_of(self.record, self.meeting, self.day, spacing),
            self._show,
            failed=self._failed,
            group="board",
        )

    def _failed(self, refused: Exception) -> None:
        self.fault = str(refused)
        self.query_one("#grid", Static).update(content(self.fault))

    def _show(self, board: Board) -> None:
        self.board, self.day = board, board.day
        self.line = min(self.line, max(0, len(board.lines) - 1))
        self.room = min(self.room, max(0, len(board.rooms) - 1))
        self._draw()

    @property
    def shown(self) -> Board | None:
        """The board with what is proposed on it."""
        if self.board is None or self.proposal is None:
            return self.board
        found = self.proposal.impossible
        return with_proposed(self.board, found.most if found is not None else self.proposal.plan)

    def _draw(self) -> None:
        board = self.shown
        if board is None or not self.is_mounted:
            return
        clashing = self._clashes()
        wide = max(30, self.size.width - 2)
        self._first_room = rooms_shown(board, wide, self.room, self._first_room).start
        seen = Seen(self.line, self.room, self.carried, bool(clashing), self._first_room)
        self.query_one("#grid", Static).update(board_drawn(board, seen, wide))
        self.query_one("#day", Static).update(content(heading(board, self.carried), "bold"))
        self.query_one("#waiting", Static).update(waiting_drawn(board, wide))
        self.query_one("#told", Static).update(content("\n".join(self._told(board, clashing)[:4])))
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        high = -(-self.carried.minutes // STEP) if self.carried else 1
        self.query_one(Sheet).scroll_to_region(Region(0, self.line + HEAD, 1, high + 1), animate=False, force=True)

    def _told(self, board: Board, clashing: list[str]) -> list[str]:
        if self.proposal is not None:
            return of_proposal(self.proposal, self._here(board))
        if self.carried is not None:
            return of_carried(board, self.line, self.room, self.carried, clashing)
        return of_here(self._here(board), board)

    def _here(self, board: Board) -> Piece | None:
        return board.at(board.lines[self.line], board.rooms[self.room]) if len(board.lines) > self.line else None

    def _clashes(self) -> list[str]:
        if self.board is None or self.carried is None:
            return []
        return clashes_there(self.board, self.carried.ref, self.board.lines[self.line], self.board.rooms[self.room])

    # The commands

    def worded(self, command: Command) -> Command:
        """Enter and Esc say what they do with what is carried, or proposed, and stand first then."""
        if self.proposal is not None:
            labels = {"board.take": N_("Keep"), "board.drop": N_("Leave")}
        elif self.carried is not None:
            labels = {"board.take": N_("Put down"), "board.drop": N_("Put back")}
        else:
            return command
        return replace(command, label=labels[command.id], rank=1) if command.id in labels else command

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "drop":
            return self.carried is not None or self.proposal is not None
        return super().check_action(action, parameters)

    def action_step(self, down: int, right: int) -> None:
        """Move the cursor, with what is carried."""
        board = self.shown
        if board is None:
            return
        self.line = max(0, min(len(board.lines) - 1, self.line + down))
        self.room = max(0, min(len(board.rooms) - 1, self.room + right))
        self._draw()

    def action_day(self, by: int) -> None:
        """Look at another day; what is carried goes along."""
        if self.board is not None:
            days = self.board.days
            self.day = days[max(0, min(len(days) - 1, days.index(self.board.day) + by))]
            self.refresh_rows()

    def action_drop(self) -> None:
        """Leave everything as it was."""
        self.carried, self.proposal = None, None
        self._changed_keys()

    def action_take(self) -> None:
        """Pick up, put down, or keep what is proposed."""
        board = self.shown
        if board is None or self.board is None:
            return
        if self.proposal is not None:
            self._keep(self.proposal)
        elif self.carried is not None:
            self._put(self.carried)
        else:
            self.carried, self._grip = self._here(board), 0
            if self.carried is not None and self.carried.starts is not None:
                self.line = max(0, (self.carried.starts - board.first) // STEP)
            self._changed_keys()

    def action_waiting(self) -> None:
        """Choose one that waits, and carry it."""
        board = self.board
        if board is None or not board.waiting:
            say(self.app, _("Nothing waits for a slot."))
            return

        def picked(ref: str | None) -> None:
            self.carried, self._grip = board.piece(ref) if ref else None, 0
            self._changed_keys()

        options = [(one.ref, f"{one.name} · {_(one.status)} · {one.minutes}") for one in board.waiting]
        self.app.push_screen(Picker(_("Which one"), options), picked)

    def action_propose(self) -> None:
        """Work slots out for all that wait, and show them."""
        spacing = self.spacing
        say(self.app, _("Slots are worked out …"))

        def shown(proposal: Proposal) -> None:
            self.carried, self.proposal = None, proposal
            self._changed_keys()

        ask(self, lambda: propose_slots(self.record, self.meeting, spacing=spacing), shown, group="propose")

    def _keep(self, proposal: Proposal) -> None:
        spacing, partly = self.spacing, proposal.impossible is not None
        self.proposal = None
        act(
            self,
            lambda: keep_proposal(self.record, proposal, as_many=partly, spacing=spacing),
            self._kept,
        )

    def _kept(self, refs: list[str]) -> None:
        if self.is_attached:
            say(self.app, _("Placed: {refs}.").format(refs=", ".join(refs[:6])))
            self._changed_keys()
            self.refresh_rows()
            self.post_message(RecordChanged(refs))

    def _put(self, piece: Piece) -> None:
        board, spacing = self.board, self.spacing
        if board is None:
            return
        clashing = self._clashes()
        if clashing:
            say(self.app, clashing[0], "warning")
            return
        minute, room = board.lines[self.line], board.rooms[self.room]
        self.carried = None
        self._changed_keys()
        act(self, lambda: put(self.record, board, piece.ref, minute, room, spacing), self._moved)

    def _moved(self, one: BilateralDetail) -> None:
        if self.is_attached:
            say(self.app, _("Saved {ref}: {title}.").format(ref=one.ref, title=one.called))
            self.refresh_rows()
            self.post_message(RecordChanged([one.ref]))

    def _changed_keys(self) -> None:
        self.refresh_bindings()
        self._draw()

    def on_grid_pointed(self, event: Grid.Pointed) -> None:
        """The mouse picks up where it is pressed, carries, and puts down where it is let go; or by a click each."""
        event.stop()
        place = self._place(event.line, event.column)
        if event.what == "down":
            self._pressed, self._just_taken = place, False
            if place is not None and self.carried is None:
                self.line, self.room = place
                self._pick_up(event.line)
        elif event.what == "move" and self.carried is not None and place is not None:
            self._carry_to(max(0, event.line - self._grip), place[1])
        elif event.what == "up" and self.carried is not None and place is not None:
            if self._just_taken and place == self._pressed:
                self._just_taken = False  # a click: it is in hand until the next one
            else:
                self._carry_to(max(0, event.line - self._grip), place[1])
                self._put(self.carried)

    def _place(self, line: int, column: int) -> tuple[int, int] | None:
        """The line and the room in which the mouse is."""
        board = self.shown
        if board is None or column < 0 or not 0 <= line < len(board.lines):
            return None
        wide = max(30, self.size.width - 2)
        shown = rooms_shown(board, wide, self.room, self._first_room)
        room = shown.start + column // width_of_room(board, wide)
        return (line, room) if room in shown else None

    def _pick_up(self, line: int) -> None:
        """Take what is under the mouse, by the line at which it was taken."""
        if self.proposal is None:
            self.action_take()
        self._just_taken = self.carried is not None
        self._grip = max(0, line - self.line) if self.carried is not None else 0
        self._draw()

    def _carry_to(self, line: int, room: int) -> None:
        if (line, room) != (self.line, self.room):
            self.line, self.room = line, room
            self._draw()
