"""Arrivals in the terminal: party by party, and the heads of delegation who are not there yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult

from secretariat.delegations.listed import Listed
from secretariat.delegations.queries import delegation_by_id, holding
from secretariat.delegations.reception.arrivals import arrivals_of
from secretariat.delegations.reception.rows import Arrivals, PartyArrivals
from secretariat.delegations.reception.screen_count import ArrivedCount
from secretariat.delegations.reception.words import clock, head_words
from secretariat.delegations.rows import DelegateRow
from secretariat.delegations.sheet import full_name
from secretariat.delegations.states import Accreditation
from secretariat.parties.naming import own_name
from secretariat.record.record import Record
from secretariat.toolkit.cells import bar
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import N_, _, ngettext
from secretariat.values.text import folded, sort_key

_SORTS: dict[str, Callable[[PartyArrivals], Any] | None] = {
    "precedence": None,
    "party": lambda one: sort_key(own_name(one.name, one.name_id)),
    "missing": lambda one: one.arrived - one.expected,
}


class ArrivalsView(NounView):
    """The arrivals of a meeting (``scope={"meeting": ref}``), live: what another desk does is here in two seconds."""

    help_text = N_("How many of each party are expected and there. Enter shows who of a delegation is still missing.")
    title: ClassVar[str] = N_("Arrivals")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("party", N_("Party"), 16, flex=2, sort="party"),
        TableColumn("expected", N_("Expected"), 8, right=True),
        TableColumn("arrived", N_("Arrived"), 8, right=True, sort="missing"),
        TableColumn("bar", "", 6, drop=2),
        TableColumn("head", N_("Head"), 16, flex=3),
        TableColumn("there", N_("Is there"), 18),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("precedence", N_("order of precedence")),
        ("party", N_("party")),
        ("missing", N_("most missing first")),
    )
    filters: ClassVar[str] = N_("a party, or a head's name")
    empty: ClassVar[str] = N_("No delegations yet.")

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(record, scope=scope, id=id)
        self._arrivals: Arrivals | None = None

    def compose(self) -> ComposeResult:
        """The count over the list."""
        yield ArrivedCount()
        yield from super().compose()

    def window(self, query: ListQuery) -> RowWindow:
        meeting = query.scope.get("meeting", "")

        def read() -> list[_Found]:
            found = arrivals_of(self.record, meeting)
            self._arrivals = found
            rows = holding([_Found(one) for one in found.parties if self.shows(one)], query.words)
            by = _SORTS.get(query.sort)
            if by is not None:
                rows.sort(key=lambda row: by(row.one))
            return rows[::-1] if query.descending else rows

        return Listed(read)

    def shows(self, one: PartyArrivals) -> bool:
        """Whether a party stands in this list."""
        return one.expected > 0 or one.head is not None

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: PartyArrivals = row.one
        complete = one.arrived == one.expected
        return (
            Cell(own_name(one.name, one.name_id), "strong"),
            Cell(str(one.expected), "dim"),
            Cell(str(one.arrived), "dim" if complete else ""),
            Cell(bar(one.arrived, one.expected), "bar"),
            Cell(one.head.name if one.head else "·", "" if one.head_missing else "dim"),
            self.there(one),
        )

    def there(self, one: PartyArrivals) -> Cell:
        """Whether a party's head is there."""
        of = self._arrivals
        words = head_words(one, of.zone, of.today) if of is not None else ""
        return Cell(words, "accent" if one.head_missing else "dim")

    def sheet(self, id: int) -> FactSheet:
        one = delegation_by_id(self.record, id)
        came = [who for who in one.delegates if who.accreditation == Accreditation.ARRIVED]
        missing = [who for who in one.delegates if who.accreditation != Accreditation.ARRIVED]
        state = _("{arrived} of {expected} arrived").format(arrived=len(came), expected=len(one.delegates))
        sections = [
            Section(
                _("Not here yet"), [Line(full_name(who), _(who.function)) for who in missing], _("Everybody is here.")
            ),
            Section(_("Arrived"), [Line(full_name(who), self._at(who)) for who in came], _("Nobody yet.")),
        ]
        facts = [Fact(_("Meeting"), f"{one.meeting} · {one.meeting_title}")]
        return FactSheet(one.ref, own_name(one.name, one.name_id), state, facts, sections)

    def _at(self, who: DelegateRow) -> str:
        of = self._arrivals
        return clock(who.arrived_at, of.zone, of.today) if of is not None else ""

    @on(RecordTable.RowsCounted)
    def _count_all(self) -> None:
        of = self._arrivals
        if of is None:
            return
        there = sum(head.arrived for head in of.heads)
        words = ngettext("{there} of {n} head there", "{there} of {n} heads there", len(of.heads))
        walked = sum(one.walk_ins for one in of.parties)
        said = [words.format(there=there, n=len(of.heads))]
        if walked:
            said.append(ngettext("{n} walk-in", "{n} walk-ins", walked).format(n=walked))
        self.query_one(ArrivedCount).count(of.arrived, of.expected, " · ".join(said))


class MissingHeadsView(ArrivalsView):
    """The parties whose head is not there."""

    help_text = N_("The heads of delegation who have not arrived, and the delegations that come without one.")
    title: ClassVar[str] = N_("Missing heads")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("party", N_("Party"), 16, flex=2, sort="party"),
        TableColumn("head", N_("Head"), 18, flex=3),
        TableColumn("title", N_("Official title"), 14, flex=3, drop=1),
        TableColumn("arrived", N_("Arrived"), 12, right=True, sort="missing"),
    )
    empty: ClassVar[str] = N_("Every head of delegation is there.")

    def shows(self, one: PartyArrivals) -> bool:
        return one.head_missing

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: PartyArrivals = row.one
        head = Cell(one.head.name, "strong") if one.head else Cell(_("nobody named"), "accent")
        there = _("{arrived} of {expected}").format(arrived=one.arrived, expected=one.expected)
        name = own_name(one.name, one.name_id)
        return Cell(name), head, Cell(one.head.title if one.head else "", "dim"), Cell(there, "dim")


class _Found:
    """A party in a list: what a list asks of a row, and what it is found by."""

    __slots__ = ("folded", "id", "one", "ref")

    def __init__(self, one: PartyArrivals) -> None:
        self.one, self.id, self.ref = one, one.id, one.ref
        names = (one.party, one.name, one.name_id, one.head.name if one.head else "")
        self.folded = " ".join(map(folded, names))
