"""The terminal's view of delegations: of one meeting in its order, or of all meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.message import Message

from secretariat.delegations import operations
from secretariat.delegations.days import LABELS
from secretariat.delegations.delegates_screen import DelegatesView
from secretariat.delegations.fields import DELEGATION_FIELDS, MEETING_FIELD, PARTY_FIELD
from secretariat.delegations.intake.screen_commands import ImportCommands
from secretariat.delegations.inviting_screen import InvitingCommands
from secretariat.delegations.ordering_screen import PrecedenceCommands
from secretariat.delegations.queries import delegation_by_id, delegations_window
from secretariat.delegations.reception.screen_commands import CHECK_IN_COMMAND
from secretariat.delegations.rows import DelegationDetail, DelegationRow
from secretariat.delegations.sheet import delegation_sheet, regrets_words
from secretariat.delegations.states import DelegationStatus, InvitedAs
from secretariat.meetings.finding import meeting_suggestions
from secretariat.parties.finding import party_suggestions
from secretariat.parties.naming import own_name
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate


class DelegationOpened(Message):
    """A delegation was opened; whoever holds the view shows its delegates under the party's ``name``."""

    def __init__(self, ref: str, name: str) -> None:
        super().__init__()
        self.ref = ref
        self.name = name


_MEETING = TableColumn("meeting", N_("Meeting"), 16)
_COLUMNS = (
    TableColumn("party", N_("Party"), 18, flex=2, sort="party"),
    TableColumn("status", N_("Status"), 12, sort="status"),
    TableColumn("head", N_("Head"), 14, flex=3, drop=1),
    TableColumn("size", N_("Size"), 6, right=True, drop=3),
    TableColumn("note", N_("Note verbale"), 12, flex=1, drop=4),
    TableColumn("lacks", N_("Lacks"), 15, flex=2, drop=2),
)


class DelegationsView(ImportCommands, InvitingCommands):
    """The delegations of a meeting (``scope={"meeting": ref}``) in its order of precedence, or of all meetings."""

    help_text = N_(
        "Who comes for whom. Enter opens a delegation's people; the order is the one in which every paper lists them."
    )
    title: ClassVar[str] = N_("Delegations")
    columns: ClassVar[Sequence[TableColumn]] = (_MEETING, *_COLUMNS)
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("precedence", N_("order of precedence")),
        ("party", N_("party")),
        ("status", N_("status")),
    )
    filters: ClassVar[str] = N_("a party, a status, anybody's name, or “not ready”")
    empty: ClassVar[str] = N_("No delegations yet. Press i to invite the forum's members, n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        InvitingCommands.invite_command,
        *PrecedenceCommands.order_commands,
        CHECK_IN_COMMAND,
    )

    finders: ClassVar[Mapping[str, Finder]] = {"party": party_suggestions, "meeting": meeting_suggestions}

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(record, scope=scope, id=id)
        if self._scoped:
            self.table = RecordTable(_COLUMNS, self.cells, self._window(self.asked), empty=_(self.empty))

    @property
    def _scoped(self) -> str:
        """The meeting this list is of, "" where it is of all."""
        return self.asked.scope.get("meeting", "")

    def meeting(self) -> str:
        """The meeting that commands are about: the list's, else that of the delegation under the cursor."""
        row: DelegationRow | None = self.table.row
        return self._scoped or (row.meeting if row is not None else "")

    def window(self, query: ListQuery) -> RowWindow:
        return delegations_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: DelegationRow = row
        quiet = one.status in (DelegationStatus.INVITED, DelegationStatus.REGRETS)
        member = one.invited_as == InvitedAs.MEMBER
        status = _(one.status) if member else f"{_(one.status)} ({_(one.invited_as)})"
        cells = (
            Cell(own_name(one.name, one.name_id), "strong"),
            Cell(status, "dim" if quiet else ""),
            Cell(one.head or "·", "" if one.head else "dim"),
            Cell(str(one.size) if one.size else "·", "" if one.size else "dim"),
            Cell(one.note_verbale, "dim"),
            Cell(", ".join(_(lack.value) for lack in one.lacks), "accent"),
        )
        return cells if self._scoped else (Cell(one.meeting, "dim"), *cells)

    def sheet(self, id: int) -> FactSheet:
        return delegation_sheet(delegation_by_id(self.record, id))

    def open_row(self, row: Any) -> None:
        self.post_message(DelegationOpened(row.ref, own_name(row.name, row.name_id)))

    def new_form(self) -> FormSpec:
        fields: tuple[Field, ...] = (PARTY_FIELD, *DELEGATION_FIELDS)
        if not self._scoped:
            fields = (MEETING_FIELD, *fields)
        usual = {"status": DelegationStatus.INVITED.value, "invited_as": InvitedAs.MEMBER.value}
        return self.form(_("New delegation"), fields, usual, draft=f"delegations.new:{self._scoped}", save=self._add)

    def edit_form(self, id: int) -> FormSpec:
        one = delegation_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = operations.edit_delegation(self.record, one.meeting, one.party, version=version, **changed)
            return SaveResult(
                saved.ref,
                _("Saved {ref}: {title}.").format(ref=saved.ref, title=own_name(saved.name, saved.name_id))
                + regrets_words(saved),
                saved.id,
            )

        title = _("Edit {ref}").format(ref=one.ref)
        return self.form(
            title, DELEGATION_FIELDS, _texts(one), draft=f"delegations.edit:{one.ref}", version=one.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        refs = operations.remove_delegations(
            self.record, [delegation_by_id(self.record, id).ref for id in ids], seen=seen
        )
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        at = changed.pop("meeting", None) or self._scoped
        added = operations.add_delegation(self.record, at, changed.pop("party"), **changed)
        return SaveResult(
            added.ref,
            _("Added {ref}: {title}.").format(ref=added.ref, title=own_name(added.name, added.name_id)),
            added.id,
        )

    # The commands

    def action_check_in(self) -> None:
        """Go to the meeting's door."""
        from secretariat.delegations.reception.screen import open_reception

        meeting = self.of_meeting()
        if meeting:
            open_reception(self, self.record, meeting)


def _day(edtf: str) -> str:
    return format_date(PartialDate.from_edtf(edtf)) if edtf else ""


def _texts(one: DelegationDetail) -> dict[str, str]:
    """A delegation as its form shows it."""
    return {
        "status": one.status,
        "invited_as": one.invited_as,
        "note_verbale": one.note_verbale,
        **{key: _day(getattr(one, key)) for key in ("note_verbale_date", "credentials_on", *LABELS)},
        "regrets_reason": one.regrets_reason,
        "credentials": one.credentials,
        "quota": "" if one.quota is None else str(one.quota),
        "note": one.note,
        "source": one.source,
    }


__all__ = ["DelegatesView", "DelegationOpened", "DelegationsView"]
