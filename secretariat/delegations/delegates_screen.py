"""The terminal's view of delegates: of one delegation, or of a whole meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from secretariat.delegations import nominating
from secretariat.delegations.fields import DELEGATE_FIELDS, PARTY_FIELD, PERSON_FIELD, REPLACED_BY_FIELD
from secretariat.delegations.list_printing import ListPrinting
from secretariat.delegations.newcomers import named
from secretariat.delegations.queries import delegate_by_id, delegates_window, delegation_of
from secretariat.delegations.reception.screen_commands import CHECK_IN_COMMAND
from secretariat.delegations.rows import DelegateRow
from secretariat.delegations.sheet import delegate_sheet, full_name, moment_in_words
from secretariat.delegations.states import Accreditation, Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.parties.finding import party_suggestions
from secretariat.parties.naming import own_name
from secretariat.people.finding import person_suggestions
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.record.suggestions import Finder
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field
from secretariat.values.language import N_, _, ngettext

_PARTY = TableColumn("party", N_("Party"), 14, flex=1)
_COLUMNS = (
    TableColumn("name", N_("Name"), 20, flex=3, sort="name"),
    TableColumn("function", N_("Function"), 18, sort="function"),
    TableColumn("title", N_("Official title"), 14, flex=3, drop=1),
    TableColumn("accreditation", N_("Accreditation"), 13, sort="accreditation"),
)


class DelegatesView(ListPrinting):
    """The people of a delegation (``scope={"delegation": ref}``) or of a meeting, in the order that is printed."""

    help_text = N_("Who comes, in the order that is printed: by function, then rank, then name.")
    title: ClassVar[str] = N_("Delegates")
    columns: ClassVar[Sequence[TableColumn]] = (_PARTY, *_COLUMNS)
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("precedence", N_("order of precedence")),
        ("name", N_("name")),
        ("function", N_("function")),
        ("accreditation", N_("accreditation")),
    )
    filters: ClassVar[str] = N_("a name in any script, a title, an organisation, a function")
    empty: ClassVar[str] = N_("Nobody is named yet. n names a delegate, l those who came the last time.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "delegates.function",
            "f",
            "function",
            N_("Function"),
            N_("Set the function"),
            N_("Head of delegation, delegate, adviser …, of the marked delegates or the one under the cursor."),
            "marked",
            32,
        ),
        Command(
            "delegates.accreditation",
            "c",
            "accreditation",
            N_("Accredit"),
            N_("Set the accreditation"),
            N_("Nominated, accredited, arrived or withdrawn, of the marked delegates or the one under the cursor."),
            "marked",
            34,
        ),
        Command(
            "delegates.last_time",
            "l",
            "last_time",
            N_("Last time"),
            N_("Name those who came the last time"),
            N_(
                "Shows who was in the delegation at the last meeting of the series, and names them again if you say so."
            ),
            rank=11,
        ),
        replace(CHECK_IN_COMMAND, id="delegates.check_in", key="f6"),
    )

    finders: ClassVar[Mapping[str, Finder]] = {"person": person_suggestions, "party": party_suggestions}

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(record, scope=scope, id=id)
        if self._within:
            self.table = RecordTable(_COLUMNS, self.cells, self._window(self.asked), empty=_(self.empty))

    @property
    def _within(self) -> str:
        """The delegation this list is of, "" where it is of a meeting."""
        return self.asked.scope.get("delegation", "")

    def meeting(self) -> str:
        """The meeting whose list ``p`` prints."""
        return self._within.rpartition(":")[0] or super().meeting()

    def window(self, query: ListQuery) -> RowWindow:
        return delegates_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        who: DelegateRow = row
        gone = who.accreditation in INACTIVE
        head = who.function == Function.HEAD and not gone
        cells = (
            Cell(full_name(who), "strong" if head else "dim" if gone else ""),
            Cell(_(who.function), "accent" if head else "dim"),
            Cell(", ".join(part for part in (who.title, who.organisation) if part), "dim"),
            Cell(_(who.accreditation), "dim" if gone else ""),
        )
        party = own_name(who.party_name, who.party_name_id)
        return cells if self._within else (Cell(party, "dim"), *cells)

    def sheet(self, id: int) -> FactSheet:
        return delegate_sheet(delegate_by_id(self.record, id))

    def new_form(self) -> FormSpec:
        fields: tuple[Field, ...] = (PERSON_FIELD, *DELEGATE_FIELDS)
        if not self._within:
            fields = (PARTY_FIELD, *fields)
        # The first to be named in a delegation is as a rule its head.
        headless = self._within and delegation_of(self.record, self._within).head is None
        function = Function.HEAD if headless else Function.DELEGATE
        usual = {"function": function.value, "accreditation": Accreditation.NOMINATED.value}
        return self.form(_("New delegate"), fields, usual, draft=f"delegates.new:{self._within}", save=self._add)

    def edit_form(self, id: int) -> FormSpec:
        who = delegate_by_id(self.record, id)
        at = who.delegation.rpartition(":")[0]

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = nominating.edit_delegate(self.record, at, who.party, who.person, version=version, **changed)
            return SaveResult(saved.ref, _("Saved {ref}: {title}.").format(ref=saved.ref, title=saved.name), saved.id)

        title = _("Edit {name}").format(name=who.name)
        fields = (*DELEGATE_FIELDS, REPLACED_BY_FIELD)
        return self.form(title, fields, _texts(who), draft=f"delegates.edit:{who.ref}", version=who.version, save=save)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        return _("Deleted {refs}").format(refs=", ".join(nominating.remove_delegates(self.record, ids, seen=seen)))

    def delete_words(self, refs: Sequence[str]) -> tuple[str, str]:
        question, loses = super().delete_words(refs)
        return question, _("{loses} The person stays on record.").format(loses=loses)

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        at, _colon, party = self._within.rpartition(":")
        of = changed.pop("party", None) or party
        added = nominating.add_delegate(
            self.record, at or self.meeting(), of, named(str(changed.pop("person"))), **changed
        )
        message = _("Named {name} ({person}) as {function} in {ref}.").format(
            name=added.name, person=added.person, function=_(added.function), ref=added.delegation
        )
        return SaveResult(added.ref, message, added.id)

    # The commands

    def action_check_in(self) -> None:
        """Go to the meeting's door."""
        from secretariat.delegations.reception.screen import open_reception

        meeting = self.meeting()
        if meeting:
            open_reception(self, self.record, meeting)

    def action_last_time(self) -> None:
        """Suggest those who came the last time; they are named only where somebody says so."""
        from secretariat.delegations.last_time import LastTime, last_time_of, take_last_time
        from secretariat.toolkit.confirm import Confirm

        ref = self._within

        def asked(found: Sequence[LastTime]) -> None:
            if not found:
                say(self, _("Nobody who came the last time is left to suggest."), "warning")
                return
            names = "; ".join(f"{one.name} ({_(one.function)})" for one in found[:8])
            more = _("and {n} more").format(n=len(found) - 8) if len(found) > 8 else ""
            question = _("Name those who came to {meeting}?").format(meeting=found[0].meeting)
            self.app.push_screen(Confirm(question, loses=f"{names} {more}".strip()), answered)

        def answered(yes: bool | None) -> None:
            if yes:
                act(
                    self,
                    lambda: take_last_time(self.record, ref),
                    taken,
                    what=_("The delegates were not named because of a fault in the program."),
                )

        def taken(refs: Sequence[str]) -> None:
            said = ngettext("Named {n} delegate of {ref} again.", "Named {n} delegates of {ref} again.", len(refs))
            say(self.app, _("{act} · u Undo").format(act=said.format(n=len(refs), ref=ref)))
            self.changed(refs)

        ask(self, lambda: last_time_of(self.record, ref), asked, group="form")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Those of last time are those of one delegation."""
        if action == "last_time":
            return bool(self._within)
        return super().check_action(action, parameters)

    def action_function(self) -> None:
        """Choose the function of the chosen delegates."""
        row: DelegateRow | None = self.table.row
        self._pick(_("Function"), "function", [kind.value for kind in Function], row.function if row else "")

    def action_accreditation(self) -> None:
        """Choose the accreditation of the chosen delegates."""
        states = [state.value for state in Accreditation if state is not Accreditation.REPLACED]
        row: DelegateRow | None = self.table.row
        self._pick(_("Accreditation"), "accreditation", states, row.accreditation if row else "")

    def _pick(self, title: str, key: str, values: Sequence[str], current: str) -> None:
        chosen, seen = self.chosen(), self.table.seen  # as they are now: the list goes on being read behind the picker
        if not chosen:
            return

        def picked(value: str | None) -> None:
            if value is not None:
                fields: Any = {key: value}
                act(
                    self,
                    lambda: nominating.set_delegates(self.record, list(chosen), seen=seen, **fields),
                    self.changed,
                    what=_("The delegates were not changed because of a fault in the program."),
                )

        self.app.push_screen(Picker(title, [(value, _(value)) for value in values], current=current), picked)


def _texts(who: DelegateRow) -> dict[str, str]:
    """A delegate as the form shows them."""
    return {
        "function": who.function,
        "title": who.title,
        "organisation": who.organisation,
        "representing": who.representing,
        "rank": "" if who.rank is None else str(who.rank),
        "accreditation": who.accreditation,
        "arrival": moment_in_words(who.arrival),
        "departure": moment_in_words(who.departure),
        "dietary": who.dietary,
        "note": who.note,
        "source": who.source,
    }
