"""The order of precedence in the terminal: chosen in a form, laid down by hand with keys or by dragging."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import on

from secretariat.delegations.list_printing import ListPrinting
from secretariat.delegations.ordering import move_delegation, order_delegations, order_now
from secretariat.delegations.precedence import HostPlace, Precedence, Rule, order_in_words
from secretariat.toolkit.commands import Command
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _, current_language

_FIELDS: Final = (
    Field(
        "rule",
        N_("Order"),
        FieldKind.CHOICE,
        required=True,
        choices=[Choice(rule.value, rule.value) for rule in Rule],
        hint=N_("equals stand alphabetically; by hand: shift+up and shift+down, or drag"),
    ),
    Field("host", N_("Host"), FieldKind.CHOICE, choices=[Choice(place.value, place.value) for place in HostPlace]),
    Field(
        "names",
        N_("Names in"),
        FieldKind.CHOICE,
        choices=[Choice("en", N_("English")), Choice("id", N_("Indonesian"))],
        hint=N_("the language whose names the alphabet goes by, on the screen and on every paper"),
    ),
)


class PrecedenceCommands(ListPrinting):
    """The commands of a list of delegations that stands in the meeting's order."""

    order_commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "delegations.order",
            "o",
            "order",
            N_("Order"),
            N_("Choose the order of precedence"),
            N_("Alphabetical, by seniority, by the head's office or rank, or by hand; the host first or last."),
            rank=45,
        ),
        Command(
            "delegations.earlier",
            "shift+up",
            "earlier",
            N_("Move up"),
            N_("Move the delegation up"),
            N_("One place earlier; the meeting's order is then by hand."),
            rank=93,
        ),
        Command(
            "delegations.later",
            "shift+down",
            "later",
            N_("Move down"),
            N_("Move the delegation down"),
            N_("One place later; the meeting's order is then by hand."),
            rank=93,
        ),
    )

    def action_order(self) -> None:
        """Choose the meeting's order of precedence."""
        meeting = self.of_meeting()
        if meeting:
            ask(
                self,
                lambda: self._order_form(meeting, order_now(self.record, meeting)),
                self.open_form,
                group="form",
                what=_("The order was not read because of a fault in the program."),
            )

    def action_earlier(self) -> None:
        """Move the delegation under the cursor one place up."""
        self._move(-1)

    def action_later(self) -> None:
        """Move the delegation under the cursor one place down."""
        self._move(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("earlier", "later"):
            return self._by_hand_here()
        return super().check_action(action, parameters)

    def of_meeting(self) -> str:
        """The meeting meant, "" (said to the person) where there is none."""
        meeting = self.meeting()
        if not meeting:
            say(self.app, _("Open a meeting first: its delegations are listed there."), "warning")
        return meeting

    @on(RecordTable.RowDragged)
    def _dragged(self, event: RecordTable.RowDragged) -> None:
        event.stop()
        if self._by_hand_here():
            self._move(event.by)

    def _by_hand_here(self) -> bool:
        in_order = self.asked.sort == "precedence" and not self.asked.descending and not self.asked.words
        return bool(self.asked.scope.get("meeting")) and in_order

    def _move(self, by: int) -> None:
        row = self.table.row
        if row is None:
            return
        act(
            self,
            lambda: move_delegation(self.record, row.ref, by),
            lambda roll: self.changed([roll.meeting], keep_id=row.id),
            what=_("The order was not changed because of a fault in the program."),
        )

    def _order_form(self, meeting: str, order: Precedence) -> FormSpec:
        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            rule = changed.get("rule", order.rule.value)
            host = changed.get("host", order.host.value) or HostPlace.IN_TURN.value
            words = rule if rule == Rule.BY_HAND else f"{rule}, {host}"
            roll = order_delegations(self.record, meeting, words, language=changed.get("names") or "")
            said = order_in_words(roll.order, current_language())
            return SaveResult(
                roll.meeting, _("The order of {meeting} is now: {rule}.").format(meeting=meeting, rule=said)
            )

        values = {"rule": order.rule.value, "host": order.host.value, "names": order.language}
        title = _("Order of precedence of {meeting}").format(meeting=meeting)
        return self.form(title, _FIELDS, values, draft=f"delegations.order:{meeting}", save=save)
