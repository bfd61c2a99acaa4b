"""Where one can go in the terminal: the views, the lists beneath them, and every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.widget import Widget

from secretariat.commandline.office import Office
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Commanded
from secretariat.toolkit.frame import Beneath, Frame, Place
from secretariat.toolkit.worker import ask
from secretariat.values.day import day_in_words
from secretariat.values.language import LANGUAGES, N_, _, in_language

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from secretariat.record.record import Record
    from secretariat.toolkit.palette import Destination

VIEWS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("today", N_("Today"), "secretariat.today.screen", "TodayView"),
    ("meetings", N_("Meetings"), "secretariat.meetings.screen", "MeetingsView"),
    ("delegations", N_("Delegations"), "secretariat.delegations.screen", "DelegationsView"),
    ("declarations", N_("Texts"), "secretariat.declarations.screen", "DeclarationsView"),
    ("actions", N_("Actions"), "secretariat.actions.screen", "ActionsView"),
    ("parties", N_("Parties"), "secretariat.parties.screen", "PartiesView"),
    ("people", N_("People"), "secretariat.people.screen", "PeopleView"),
)
"""The views of the front: name, label, and the class, which is imported when the view is first gone to."""

_LISTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("forums", N_("Forums"), "secretariat.parties.forum_screen", "ForumsView"),
    ("series", N_("Series"), "secretariat.meetings.series_screen", "SeriesView"),
    ("calendar", N_("Calendar"), "secretariat.calendar.screen", "CalendarView"),
    ("entries", N_("Calendars"), "secretariat.calendar.entries_screen", "EntriesView"),
)
"""Lists without a tab of their own, opened from the palette."""

_VIEW_OF: Final = {
    "action": "actions",
    "party": "parties",
    "person": "people",
    "declaration": "declarations",
}
_TAB_OF: Final = {
    "agenda_item": "agenda",
    "session": "programme",
    "outcome": "outcomes",
    "bilateral": "bilaterals",
    "paper": "papers",
}
_FOUND: Final = 30


_ELSEWHERE: Final = (
    "secretariat.desk.screen",
    "secretariat.agenda.screen",
    "secretariat.agenda.proceedings_screen",
    "secretariat.agenda.intake.import_screen",
    "secretariat.agenda.tabled.screen",
    "secretariat.bilaterals.screen",
    "secretariat.meetings.outcome_screen",
    "secretariat.meetings.standing_items_screen",
    "secretariat.delegations.delegates_screen",
    "secretariat.delegations.reception.screen",
    "secretariat.delegations.reception.check_in_screen",
    "secretariat.delegations.reception.arrivals_screen",
    "secretariat.declarations.drafting_room.screen",
    "secretariat.declarations.comparison.screen",
    "secretariat.dossiers.screen",
    "secretariat.dossiers.briefing.screen",
    "secretariat.history.screen",
    "secretariat.people.position_screen",
    "secretariat.parties.roster_screen",
    "secretariat.calendar.import_screen",
    "secretariat.delegations.intake.import_screen",
    "secretariat.declarations.reading.import_screen",
    "secretariat.actions.tracker.screen",
    "secretariat.toolkit.welcome",
)
"""Screens that are opened from others; with the views and lists, every place that has commands."""


def every_command() -> frozenset[str]:
    """The ids of all commands there are, for which a key can be set. Loads every view."""
    from secretariat.toolkit.commands import registry

    for module in (*(view[2] for view in (*VIEWS, *_LISTS)), *_ELSEWHERE):
        import_module(module)
    return frozenset(registry())


class Destinations(Commanded, App[None]):
    """The part of the application that goes to places and records of one office."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.opened: Record | None = None
        self._opening = Lock()
        self.seen = -1

    @property
    def zone(self) -> ZoneInfo | None:
        """The office's zone, in which moments are told; ``None`` before the record is open."""
        return self.opened.zone if self.opened is not None else None

    def record(self) -> Record:
        """The record, opened when first asked for. (In a worker thread; of two that ask, one opens it.)"""
        with self._opening:
            if self.opened is None:
                from secretariat.record.acts import newest_act

                record = self.office.record
                with record.reading() as connection:
                    self.seen = newest_act(connection)
                self.opened = record
            return self.opened

    def make_view(self, module: str, attribute: str, **options: Any) -> Callable[[], Widget]:
        """In a worker thread: open the record and import a view's module; what makes the widget is given back."""
        record = self.record()
        view = getattr(import_module(module), attribute)
        if attribute == "TodayView":
            settings = self.office.configuration
            options |= {"due_soon_days": settings.due_soon_days, "retention_months": settings.retention_months}
        return lambda: view(record, **options)

    def front(self) -> Frame:
        """A new frame of all views, in the language chosen now."""
        places = [
            Place(ViewTab(name, str(number), label), partial(self.make_view, module, attribute), self.record)
            for number, (name, label, module, attribute) in enumerate(VIEWS, start=1)
        ]
        return Frame(places, left=self.left_words(), right=self.right_words())

    def left_words(self) -> str:
        """What stands on the left of the first row: whose record this is."""
        office = self.office.configuration.office_name
        name = _("Secretariat")
        words = name if office in ("", "Secretariat") else f"{name} · {office}"
        return words + " · " + _("sample record") if self.office.arguments.sample else words

    def right_words(self) -> str:
        """What stands on the right of the first row: the day, and the office's zone."""
        return f"{day_in_words(self.office.today)} · {self.office.zone_label}"

    # The palette's

    def destinations(self) -> Sequence[Destination]:
        """Every view of the screen that is shown, of the front, and the lists that have no tab."""
        from secretariat.toolkit.palette import Destination

        def named(label: str) -> str:
            return _("Go to {view}").format(view=_(label))

        def also(label: str) -> list[str]:
            go_to = N_("Go to {view}")
            return [in_language(one, go_to).format(view=in_language(one, label)) for one in LANGUAGES]

        found: dict[str, Destination] = {}
        frames = [screen for screen in self.screen_stack if isinstance(screen, Frame)]
        for frame in dict.fromkeys((*frames[-1:], *frames[:1])):
            for place in frame.places:
                name = named(place.tab.label)
                key = place.tab.key if frame is frames[-1] else ""
                found.setdefault(
                    name, Destination(name, partial(self._go_in, frame, place.tab.id), key, also=also(place.tab.label))
                )
        for name, label, module, attribute in _LISTS:
            go = partial(self.beneath, name, label, module, attribute, {}, _(label))
            found.setdefault(named(label), Destination(named(label), go, also=also(label)))
        return list(found.values())

    def find_records(self, words: str) -> Sequence[Destination]:
        """Records that hold the words. (In a worker thread.)"""
        from secretariat.search.kinds import WORDS
        from secretariat.search.queries import find
        from secretariat.toolkit.palette import Destination

        wanted = " ".join(words.casefold().split())
        return [
            Destination(
                f"{hit.ref}  {hit.title}",
                partial(self.open_record, hit.kind, hit.id, hit.ref),
                _(WORDS[hit.kind]),
                hit.snippet,
                exact=wanted in (hit.ref.casefold(), hit.title.casefold()),
            )
            for hit in find(self.record(), words, _FOUND)
        ]

    def _go_in(self, frame: Frame, view: str) -> None:
        """A view of a frame that is in the stack."""
        while self.screen is not frame and len(self.screen_stack) > 1:
            self.pop_screen()
        frame.go(view)

    # Records

    def open_record(self, kind: str, id: int, ref: str) -> None:
        """Show a record: a meeting's page, the meeting it belongs to on the right tab, or its noun's view."""
        if kind == "meeting":
            self.open_desk(ref)
        elif kind in _TAB_OF:
            ask(self.screen, partial(self._meeting_of, kind, id, ref), partial(self._open_tab, kind, id), group="go")
        elif kind == "delegation":
            self.open_delegation(ref)
        elif kind == "retention":
            scope = {"over": str(self.office.configuration.retention_months), "last_at": ref}
            self.beneath("people", N_("People"), "secretariat.people.screen", "PeopleView", scope, ref)
        elif kind == "series":
            self.open_list("series", at=id)
        elif kind == "diary_entry":
            self.open_list("entries", at=id)
        elif kind in _VIEW_OF:
            self._open_in_view(_VIEW_OF[kind], id)

    def open_list(self, wanted: str, *, at: int | None = None) -> None:
        """A list without a tab of its own, with the cursor on a record where ``at`` is its number."""
        label, module, attribute = next(rest for name, *rest in _LISTS if name == wanted)
        self.beneath(wanted, label, module, attribute, {}, _(label), at=at)

    def _open_in_view(self, view: str, id: int) -> None:
        """A record in its noun's view: of the front where that is shown, else on a page over what is shown."""
        frames = [screen for screen in self.screen_stack if isinstance(screen, Frame)]
        if len(frames) == 1 and frames[0].shown == view:
            frames[0].go(view, partial(_go_to, id, visiting=False))
        elif len(frames) == 1:
            frames[0].visit(view, partial(_go_to, id))
        else:
            label, module, attribute = next(rest for name, *rest in VIEWS if name == view)
            self.beneath(view, label, module, attribute, {}, _(label), at=id)

    def open_desk(self, ref: str, tab: str = "", id: int | None = None) -> None:
        """A meeting's page, on a tab, with the cursor on a record of it."""
        from secretariat.desk.screen import DeskScreen

        desk = DeskScreen(self.record(), ref)
        if tab:
            desk.begin_at(tab, None if id is None else partial(_go_to, id))
        self.push_screen(desk)

    def open_delegation(self, ref: str, name: str = "") -> None:
        """A delegation's people, headed by its reference and the party's name where that is known."""
        self.beneath(
            "delegates",
            N_("Delegates"),
            "secretariat.delegations.delegates_screen",
            "DelegatesView",
            {"delegation": ref},
            f"{ref}  {name}".strip(),
        )

    def on_comparison_asked(self, message: Any) -> None:
        """Two revisions of a text were chosen: what changed between them."""
        message.stop()
        self.beneath(
            "comparison",
            N_("Comparison"),
            "secretariat.declarations.comparison.screen",
            "ComparisonView",
            {"declaration": message.ref, "before": message.before, "after": message.after},
            message.ref,
        )

    def on_dossier_asked(self, message: Any) -> None:
        """Everything on record about a party is asked for."""
        message.stop()
        module, scope = "secretariat.dossiers.screen", {"party": message.party}
        self.beneath("dossier", N_("Dossier"), module, "DossierView", scope, message.party)

    def on_briefing_asked(self, message: Any) -> None:
        """The briefing for a bilateral is asked for."""
        message.stop()
        module, scope = "secretariat.dossiers.briefing.screen", {"bilateral": message.ref}
        self.beneath("briefing", N_("Briefing"), module, "BriefingView", scope, message.ref)

    def beneath(
        self,
        name: str,
        label: str,
        module: str,
        attribute: str,
        scope: dict[str, str],
        left: str,
        *,
        at: int | None = None,
    ) -> None:
        """A view on a page of its own, over what is shown; with the cursor on a record where ``at`` is its number."""
        make = partial(self.make_view, module, attribute, scope=scope)
        page = Beneath([Place(ViewTab(name, "", label), make)], left=left, right=self.right_words())
        if at is not None:
            page.begin_at(name, partial(_go_to, at))
        self.push_screen(page)

    def _meeting_of(self, kind: str, id: int, ref: str) -> str:
        """The meeting a record belongs to. (In a worker thread.)"""
        if kind == "agenda_item":
            from secretariat.agenda.queries import item_by_id

            return item_by_id(self.record(), id).meeting
        if kind == "session":
            from secretariat.agenda.running.queries import session_by_id

            return session_by_id(self.record(), id).row.meeting
        if kind == "outcome":
            from secretariat.meetings.outcome_queries import outcome_by_id

            return outcome_by_id(self.record(), id).row.meeting
        if kind == "paper":
            from secretariat.agenda.tabled.queries import paper_by_id

            return paper_by_id(self.record(), id).row.meeting
        return ref.rpartition("/")[0]

    def _open_tab(self, kind: str, id: int, meeting: str) -> None:
        self.open_desk(meeting, _TAB_OF[kind], id)


def _go_to(id: int, view: Widget, *, visiting: bool = True) -> None:
    """Show a record in its noun's view; Esc leads from it back to where it was asked for (``visiting``)."""
    view.show_record(id, visiting=visiting)  # type: ignore[attr-defined]  # every noun's view has it
