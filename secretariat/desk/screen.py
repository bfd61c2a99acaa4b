"""A meeting's page in the terminal: everything that belongs to it, a tab each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.widget import Widget

from secretariat.actions.following.screen_commands import BECAME_COMMAND
from secretariat.delegations.reception.screen_commands import CHECK_IN_COMMAND
from secretariat.desk.queries import Desk, desk_of, summary_of
from secretariat.desk.record_of_meeting.printing_screen import RECORD_COMMAND
from secretariat.meetings.forms import edit_form
from secretariat.meetings.queries import MeetingDetail, meeting_by_id
from secretariat.meetings.series_screen import NextAsked
from secretariat.meetings.status_choice import STATUS_COMMAND, choose_status
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.frame import Beneath, Place, say_title
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import FormSpec, SaveResult

PARTS: Final = (
    ("summary", N_("Summary"), "secretariat.desk.screen", "SummaryView"),
    ("delegations", N_("Delegations"), "secretariat.delegations.screen", "DelegationsView"),
    ("agenda", N_("Agenda"), "secretariat.agenda.screen", "AgendaView"),
    ("bilaterals", N_("Bilaterals"), "secretariat.bilaterals.screen", "BilateralsView"),
    ("declarations", N_("Texts"), "secretariat.declarations.screen", "DeclarationsView"),
    ("outcomes", N_("Outcomes"), "secretariat.meetings.outcome_screen", "OutcomesView"),
    ("actions", N_("Actions"), "secretariat.actions.screen", "ActionsView"),
    ("papers", N_("Papers"), "secretariat.agenda.tabled.screen", "PapersView"),
    ("programme", N_("Programme"), "secretariat.agenda.running.screen", "ProgrammeView"),
    ("history", N_("History"), "secretariat.history.screen", "HistoryView"),
)


class DeskScreen(Beneath):
    """One meeting's page; each tab is the noun's own view, about this meeting alone."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "desk.next",
            "right_square_bracket,ctrl+right",
            "step(1)",
            N_("Next tab"),
            N_("Next tab"),
            N_("To the next tab of this page; [ goes to the one before."),
            rank=27,
        ),
    )
    help_text = N_("One meeting with everything that belongs to it. Numbers go from tab to tab, Esc goes back.")

    def __init__(self, record: Record, ref: str) -> None:
        places = [
            Place(ViewTab(name, str(number % 10), label), partial(self._make, module, attribute, name))
            for number, (name, label, module, attribute) in enumerate(PARTS, start=1)
        ]
        super().__init__(places, left=ref, right="", scope={"meeting": ref})
        self.record = record
        self.ref = ref

    def on_mount(self) -> None:
        """Head the page, and go to the summary."""
        self._head()

    def reread(self, *, but: Widget | None = None) -> None:
        """Read again, the heading too."""
        super().reread(but=but)
        self._head()

    def _head(self) -> None:
        ask(self, lambda: desk_of(self.record, self.ref), self._headed, group="desk")

    def _headed(self, desk: Desk) -> None:
        say_title(self, f"{desk.ref}  {desk.title}", _(desk.status))
        self.name_tabs({name: count for name, count in desk.counts.items() if count})

    def _make(self, module: str, attribute: str, name: str) -> Callable[[], Widget]:
        view = getattr(import_module(module), attribute)
        scope = {"ref": self.ref} if name == "history" else {"meeting": self.ref}
        if name == "actions":
            scope["all"] = "yes"
        return lambda: view(self.record, scope=scope)


class SummaryView(Commanded, Widget):
    """The meeting's own facts."""

    DEFAULT_CSS = "SummaryView { height: 1fr; padding: 0 1; } SummaryView DetailPane { display: block; }"
    help_text = N_("What is known of the meeting itself, and what is still missing before it can be held.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "desk.edit", "e", "edit", N_("Edit"), N_("Edit the meeting"), N_("Change what is known of it."), rank=5
        ),
        replace(
            STATUS_COMMAND,
            id="desk.status",
            help=N_("Bring the meeting into another state: confirmed, in session, concluded and so on."),
            where="list",
            rank=6,
        ),
        Command(
            "desk.move",
            "m",
            "move",
            N_("Move"),
            N_("Move the meeting"),
            N_("To other days, another place or zone: what hangs on it goes along, where it was to be stays visible."),
            rank=7,
        ),
        Command(
            "desk.open_next",
            "o",
            "open_next",
            N_("Open next"),
            N_("Open the next meeting of the series"),
            N_("Members invited, standing items, matters arising with every open action; as one act."),
            rank=9,
        ),
        replace(CHECK_IN_COMMAND, id="desk.check_in", rank=8),
        replace(BECAME_COMMAND, id="desk.became", rank=40),
        RECORD_COMMAND,
    )

    def __init__(self, record: Record, *, scope: Mapping[str, str]) -> None:
        super().__init__()
        self.record = record
        self.ref = scope["meeting"]
        self.pane = DetailPane()

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        """Read the facts."""
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Read them again."""
        ask(self, self._sheet, self.pane.show, group="sheet")

    def _number(self) -> int:
        """The meeting's number. (In a worker thread.)"""
        return desk_of(self.record, self.ref).id

    def action_edit(self) -> None:
        """Change what is known of the meeting."""
        ask(
            self,
            lambda: edit_form(self.record, self._number()),
            self._open_form,
            group="form",
            what=_("The form could not be opened because of a fault in the program."),
        )

    def _open_form(self, spec: FormSpec) -> None:
        from secretariat.toolkit.record_form import RecordForm

        self.app.push_screen(RecordForm(spec), self._saved)

    def _saved(self, saved: SaveResult | None) -> None:
        if saved is not None:
            say(self.app, saved.message)
            self.post_message(RecordChanged([saved.ref]))

    def action_move(self) -> None:
        """Move the meeting with what hangs on it."""
        from secretariat.desk.moving_screen import move_form

        ask(
            self,
            lambda: move_form(self.record, self._number()),
            self._open_form,
            group="form",
            what=_("The form could not be opened because of a fault in the program."),
        )

    def action_open_next(self) -> None:
        """Open the next meeting of the series this one belongs to."""
        ask(self, lambda: meeting_by_id(self.record, self._number()).row.series, self._open_next, group="form")

    def _open_next(self, series: str) -> None:
        if series:
            self.post_message(NextAsked(series))
        else:
            say(self, _("{ref} belongs to no series; e gives it one.").format(ref=self.ref), "warning")

    def action_check_in(self) -> None:
        """Go to the meeting's door."""
        from secretariat.delegations.reception.screen import open_reception

        open_reception(self, self.record, self.ref)

    def action_print_record(self) -> None:
        """Write the meeting's summary record, or its decisions."""
        from secretariat.desk.record_of_meeting.printing_screen import print_record

        print_record(self, self.record, self.ref)

    def action_became(self) -> None:
        """Show what became of what the meeting agreed."""
        from secretariat.actions.following.became_screen import BecameScreen

        self.app.push_screen(BecameScreen(self.record, self.ref))

    def action_status(self) -> None:
        """Choose the meeting's next state."""
        ask(self, lambda: meeting_by_id(self.record, self._number()), self._choose_status, group="form")

    def _choose_status(self, one: MeetingDetail) -> None:
        choose_status(self, self.record, {one.id: one.ref}, self._status_changed, seen={one.id: one.version})

    def _status_changed(self, refs: Sequence[str], _id: int) -> None:
        self.post_message(RecordChanged(refs))

    def _sheet(self) -> FactSheet:
        return summary_of(self.record, self._number())
