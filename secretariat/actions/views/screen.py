"""The terminal's other views of the tracker: in groups, over the months, a month, by urgency. A tab for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.widget import Widget

from secretariat.actions.filters import ONLY
from secretariat.actions.rows import ActionRow
from secretariat.actions.screen import ActionsView
from secretariat.actions.urgency import sum_words
from secretariat.actions.views.groups import By, Group, groups
from secretariat.actions.views.month_screen import MonthView
from secretariat.actions.views.timeline_screen import TimelineView
from secretariat.actions.views.urgent import Urgent, urgent_actions, weigh
from secretariat.record.record import Record
from secretariat.toolkit.cells import bar
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.language import N_, _


class ActionViews(Beneath):
    """The tracker looked at in other ways; what the list was narrowed to holds in all of them."""

    other_views = True
    help_text = N_("The same actions, looked at in other ways. Numbers go from one to the other, Esc goes back.")

    def __init__(self, record: Record, scope: Mapping[str, str], words: str = "") -> None:
        views: Sequence[tuple[str, str, Callable[..., NounView]]] = (
            ("lead", N_("By lead"), LeadsView),
            ("counterpart", N_("With whom"), CounterpartsView),
            ("meeting", N_("By meeting"), MeetingsView),
            ("timeline", N_("Timeline"), TimelineView),
            ("month", N_("Month"), MonthView),
            ("urgency", N_("Urgency"), UrgencyView),
        )
        places = [
            Place(ViewTab(name, str(number), label), partial(_made, view, record, scope, words))
            for number, (name, label, view) in enumerate(views, start=1)
        ]
        about = " · ".join([*(f"{key}:{value}" for key, value in scope.items()), *([words] if words else [])])
        super().__init__(places, left=_("Actions"), right=about, scope=scope)


def _made(
    view: Callable[..., NounView], record: Record, scope: Mapping[str, str], words: str = ""
) -> Callable[[], Widget]:
    return lambda: view(record, scope=scope, words=words)


class OneGroup(Beneath):
    """The actions of one group, as the tracker lists them."""

    help_text = N_("The actions of one group. Esc goes back to the groups.")

    def __init__(self, record: Record, scope: Mapping[str, str], name: str, *, words: str = "") -> None:
        place = Place(ViewTab("actions", "1", N_("Actions")), partial(_made, ActionsView, record, scope, words))
        super().__init__([place], left=name, right="", scope=scope)


class GroupsView(NounView):
    """Groups with how much is in each and how much of it is late; Enter goes into one."""

    by: ClassVar[By]
    filters: ClassVar[str] = N_("words, party:KR lead:SMBA status:done due<2015 overdue")
    empty: ClassVar[str] = N_("No open actions.")
    help_text = N_(
        "How much there is and how much of it is late, those with most overdue first. Enter lists the actions."
    )
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("name", N_("Group"), 24, flex=1),
        TableColumn("count", N_("Actions"), 8, right=True),
        TableColumn("overdue", N_("Overdue"), 9, right=True),
        TableColumn("progress", N_("Progress"), 12),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return Listed(lambda: groups(self.record, self.by, query))

    def cells(self, row: Any) -> Sequence[Cell | str]:
        group: Group = row
        progress = f"{bar(group.progress, 100)} {group.progress}%" if group.progress is not None else ""
        late = Cell(str(group.overdue), "overdue") if group.overdue else Cell("·", "dim")
        return (group.name, str(group.count), late, Cell(progress, "bar"))

    def sheet(self, id: int) -> FactSheet:
        found = next((one for one in groups(self.record, self.by, self.asked) if one.id == id), None)
        if found is None:
            return FactSheet("", "")
        facts = [Fact(_("Actions"), str(found.count)), Fact(_("Overdue"), str(found.overdue) if found.overdue else "")]
        return FactSheet("", found.name, "", [fact for fact in facts if fact.value])

    def open_row(self, row: Any) -> None:
        """The actions of the group."""
        scope = {**self.asked.scope, f"{ONLY}{self.by}": row.key}
        self.app.push_screen(OneGroup(self.record, scope, row.name, words=self.asked.words))


class LeadsView(GroupsView):
    """By lead."""

    by = By.LEAD
    title: ClassVar[str] = N_("By lead")


class CounterpartsView(GroupsView):
    """By counterpart."""

    by = By.COUNTERPART
    title: ClassVar[str] = N_("By counterpart")


class MeetingsView(GroupsView):
    """By meeting."""

    by = By.MEETING
    title: ClassVar[str] = N_("By meeting")


class UrgencyView(ActionsView):
    """The most urgent first, each with its sum."""

    title: ClassVar[str] = N_("By urgency")
    sorts: ClassVar[Sequence[tuple[str, str]]] = ()
    help_text = N_("The most urgent first. The sum behind each says why: what is late, pressing, or has no owner.")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("points", N_("Points"), 6, right=True),
        TableColumn("ref", N_("Ref"), 6),
        TableColumn("title", N_("What"), 20, flex=3),
        TableColumn("why", N_("Why"), 24, flex=3),
        TableColumn("lead", N_("Lead"), 12, flex=1, drop=1),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return Listed(lambda: urgent_actions(self.record, query))

    @property
    def action_under_cursor(self) -> ActionRow | None:
        """The action behind its sum."""
        row: Urgent | None = self.table.row
        return row.row if row is not None else None

    def cells(self, row: Any) -> Sequence[Cell | str]:
        urgent: Urgent = row
        action = urgent.row
        return (
            str(urgent.points),
            Cell(action.ref, "dim"),
            Cell(action.title, "strong" if action.priority == "high" else ""),
            Cell(sum_words(urgent.terms), "overdue" if action.overdue else ""),
            action.led_by,
        )

    def sheet(self, id: int) -> FactSheet:
        from secretariat.actions.detail import action_by_id

        sheet = super().sheet(id)
        urgent = weigh(self.record, action_by_id(self.record, id).row)
        explained = Fact(_("Urgency"), f"{urgent.points} = {sum_words(urgent.terms)}")
        return FactSheet(sheet.ref, sheet.title, sheet.state, [explained, *sheet.facts], sheet.sections)
