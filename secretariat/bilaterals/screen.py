"""The terminal's view of the bilaterals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.bilaterals import operations
from secretariat.bilaterals.asked_already import AskedAlready
from secretariat.bilaterals.discussion import note_discussion, taken_back
from secretariat.bilaterals.discussion_screen import MORE_COMMANDS, DiscussionActs
from secretariat.bilaterals.fields import BILATERAL_FIELDS, HOST_FIELD, PARTY_FIELDS, RECORD_FIELD
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing.spacing import spacing_of
from secretariat.bilaterals.queries import BilateralDetail, BilateralRow, bilateral_by_id, bilaterals_window
from secretariat.bilaterals.sheet import bilateral_sheet, heads_words, state_told
from secretariat.bilaterals.slots import slot_brief, typed
from secretariat.bilaterals.states import OFF, BilateralStatus
from secretariat.bilaterals.transitions import ALLOWED
from secretariat.meetings.finding import meeting_suggestions
from secretariat.parties.finding import party_suggestions
from secretariat.people.finding import person_suggestions
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_OUT = (*OFF, BilateralStatus.RESCHEDULED.value)


class BriefingAsked(Message):
    """Someone wants to read the briefing for a bilateral, by its reference."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref


class BilateralsView(DiscussionActs, NounView):
    """The bilaterals in the margins of one meeting (``scope["meeting"]``), or all."""

    help_text = N_(
        "Meetings of two parties in the margins of a larger one. A slot is typed in that meeting's own time, "
        "such as 20 May 2011 14:30."
    )
    title: ClassVar[str] = N_("Bilaterals")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("title", N_("Parties"), 22, flex=2, sort="parties"),
        TableColumn("status", N_("Status"), 17, sort="status"),
        TableColumn("slot", N_("Slot"), 23, sort="slot", drop=1),
        TableColumn("room", N_("Room"), 8, sort="room", drop=2),
        TableColumn("heads", N_("Heads"), 14, flex=1, drop=4),
        TableColumn("topics", N_("Topics"), 14, flex=1, drop=3),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("slot", N_("slot")),
        ("parties", N_("parties")),
        ("status", N_("status")),
        ("room", N_("room")),
    )
    filters: ClassVar[str] = N_("a party, a head, a topic, a room or a state")
    empty: ClassVar[str] = N_("No bilaterals yet. Press n to request one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "bilaterals.status",
            "c",
            "status",
            N_("Status"),
            N_("Bring the bilateral to its next state"),
            N_("Confirmed, declined, held and so on: what is allowed from where it is; its meeting follows."),
            rank=41,
        ),
        Command(
            "bilaterals.record",
            "r",
            "note_discussion",
            N_("Record"),
            N_("Write the record of discussion"),
            N_("What was said in a bilateral that was held."),
            rank=42,
        ),
        Command(
            "bilaterals.board",
            "b",
            "board",
            N_("Board"),
            N_("The board: rooms and times"),
            N_("Bilaterals by room and time; slots are proposed there, and moved with keys or mouse."),
            rank=40,
        ),
        Command(
            "bilaterals.briefing",
            "i",
            "briefing",
            N_("Briefing"),
            N_("The minister's briefing"),
            N_("Two pages: who, last time, who owes whom what, topics with a line to take, open brackets."),
            rank=39,
        ),
        *MORE_COMMANDS,
    )

    finders: ClassVar[Mapping[str, Finder]] = {
        "meeting": meeting_suggestions,
        "party": party_suggestions,
        "person": person_suggestions,
    }

    def window(self, query: ListQuery) -> RowWindow:
        return bilaterals_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: BilateralRow = row
        title = one.called if self.asked.scope.get("meeting") else one.ref
        return (
            Cell(title, "dim" if one.status in _OUT else "strong"),
            _(one.status),
            slot_brief(one.starts, one.ends, one.timezone, year=False),
            one.room,
            heads_words(one),
            Cell("; ".join(one.topics.split("\n")), "dim"),
        )

    def sheet(self, id: int) -> FactSheet:
        return self.told(bilateral, id, bilateral_sheet(bilateral_by_id(self.record, id)))

    def source(self, row: Any) -> Mapping[str, str]:
        return {"meeting": row.ref}

    def new_form(self) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            host, first, second = (str(changed.pop(key, "")) for key in ("meeting", "first", "second"))
            three = (host or scoped, first, second)
            try:
                made = operations.request_bilateral(
                    self.record, *three, another=three in warned, spacing=spacing, **changed
                )
            except AskedAlready as already:
                warned.add(three)
                raise Refused(
                    _("{said} If they are to meet once more, save again.").format(said=already.said)
                ) from already
            return SaveResult(made.ref, _("Requested {ref}: {title}.").format(ref=made.ref, title=made.called), made.id)

        warned: set[tuple[str, str, str]] = set()
        spacing = spacing_of(self.settings)
        scoped = self.asked.scope.get("meeting", "")
        fields = (*PARTY_FIELDS, *BILATERAL_FIELDS) if scoped else (HOST_FIELD, *PARTY_FIELDS, *BILATERAL_FIELDS)
        values = {"first": self.asked.scope.get("party", "")}
        return self.form(_("New bilateral"), fields, values, draft=f"bilaterals.new:{scoped}", save=save)

    def edit_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)
        spacing = spacing_of(self.settings)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_bilateral(self.record, one.ref, version=version, spacing=spacing, **changed)
            return SaveResult(saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.called), saved.id)

        title = _("Edit {ref}").format(ref=one.ref)
        return self.form(
            title, BILATERAL_FIELDS, _texts(one), draft=f"bilaterals.edit:{one.ref}", version=one.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_bilaterals(
            self.record, [bilateral_by_id(self.record, id).ref for id in ids], seen=seen
        )
        return _("Deleted {refs}").format(refs=", ".join(refs))

    # This view's own commands

    def action_briefing(self) -> None:
        """Ask for the briefing for the bilateral under the cursor."""
        row = self.table.row
        if row is not None:
            self.post_message(BriefingAsked(row.ref))

    def action_board(self) -> None:
        """The board of the meeting whose bilaterals these are, or of the one under the cursor."""
        from secretariat.bilaterals.board.screen import BoardScreen

        host = self.host
        if host:
            self.app.push_screen(BoardScreen(self.record, host))
        else:
            say(self.app, _("Open a meeting first: bilaterals are placed in its margins."), "warning")

    @property
    def host(self) -> str:
        """The host meeting these bilaterals are in the margins of; "" where none is known."""
        row = self.table.row
        return (row.host if row is not None else "") or self.asked.scope.get("meeting", "")

    def action_status(self) -> None:
        """Choose the next state among those allowed."""
        from secretariat.toolkit.picker import Picker

        row = self.table.row
        if row is None:
            return

        spacing = spacing_of(self.settings)

        def picked(new: str | None) -> None:
            if new is not None:
                act(
                    self,
                    lambda: operations.set_status(self.record, row.ref, new, version=row.version, spacing=spacing),
                    self._told,
                )

        options = [(state.value, _(state.value)) for state in ALLOWED[BilateralStatus(row.status)]]
        title = _("{ref} is {status}; now").format(ref=row.ref, status=_(row.status))
        self.app.push_screen(Picker(title, options), picked)

    def action_note_discussion(self) -> None:
        """The record of discussion of the bilateral under the cursor."""
        row = self.table.row
        if row is not None:
            ask(self, lambda: self._record_form(row.id), self.open_form, group="form")

    def _told(self, one: BilateralDetail) -> None:
        say(self.app, state_told(one))
        self.changed([one.ref], keep_id=one.id)

    def _record_form(self, id: int) -> FormSpec:
        one = bilateral_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            text = str(changed.get("text") or "")
            saved = note_discussion(self.record, one.ref, text, version=version)
            said = _("Kept the record of discussion of {ref}.").format(ref=saved.ref)
            return SaveResult(saved.ref, " ".join(part for part in (said, taken_back(one, saved)) if part), saved.id)

        title = _("Record of discussion of {ref}").format(ref=one.ref)
        draft = f"bilaterals.record:{one.ref}"
        return self.form(title, (RECORD_FIELD,), {"text": one.record}, draft=draft, version=one.version, save=save)


def _texts(one: BilateralDetail) -> dict[str, str]:
    """A bilateral as its form shows it."""
    return {
        "topics": "\n".join(one.topics),
        "head_first": one.first.head_ref,
        "head_second": one.second.head_ref,
        "room": one.room,
        "starts": typed(one.starts, one.timezone),
        "ends": typed(one.ends, one.timezone),
        "minutes": str(one.minutes or ""),
        "preferred_from": typed(one.preferred_from, one.timezone),
        "preferred_until": typed(one.preferred_until, one.timezone),
        "preferred_room": one.preferred_room,
        "interpreter": one.interpreter,
        "note_taker": one.note_taker,
        "source": one.source,
    }
