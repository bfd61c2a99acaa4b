"""A frame: title line, line of views, the view, line of keys. Views are made when first gone to, never before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, cast, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter, TitleLine, ViewTab, ViewTabs
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import content
from secretariat.toolkit.worker import ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


@runtime_checkable
class Reread(Protocol):
    """A view that can read the record again, leaving cursor, filter and what is typed as they are."""

    def refresh_rows(self) -> None:
        """Read again."""


@runtime_checkable
class Visited(Protocol):
    """A view that can be gone to for one record, and left again for where that was asked for."""

    def end_visit(self) -> None:
        """The visit is over."""


@dataclass(frozen=True, slots=True)
class Place:
    """A view of a frame: its tab, and what makes it. ``make`` runs in a worker thread and gives a function that
    makes the widget, so that imports and the opening of the record never hold the screen. ``before`` is done first,
    for every view alike (the record is opened): who goes on to another view meanwhile does not wait for this one.
    """

    tab: ViewTab
    make: Callable[[], Callable[[], Widget]]
    before: Callable[[], object] | None = None


class Frame(Commanded, Screen[None]):
    """A screen of several views with one accent on the one that is shown."""

    DEFAULT_CSS = """
    Frame > #place { height: 1fr; padding: 1 0 0 0; }
    Frame > #place > * { height: 1fr; }
    Frame > #place > .waiting { padding: 1 2; color: $text-muted; }
    """
    commands: ClassVar[tuple[Command, ...]] = (
        *(
            Command(
                f"frame.view{n}", str(n % 10), f"view({n})", "", N_("Go to view {n}").replace("{n}", str(n)), rank=95
            )
            for n in range(1, 11)
        ),
        Command("frame.next", "ctrl+right,right_square_bracket", "step(1)", "", N_("Next view"), rank=95),
        Command("frame.previous", "ctrl+left,left_square_bracket", "step(-1)", "", N_("Previous view"), rank=95),
        Command("frame.return", "escape", "return", N_("Back"), N_("Go back"), N_("To where you came from."), rank=16),
    )

    def __init__(
        self, places: Sequence[Place], *, left: str, right: str, scope: Mapping[str, str] | None = None
    ) -> None:
        """``scope`` says what all of it is about, where it is about one thing (``{"meeting": "GBC-1"}``)."""
        super().__init__()
        self.places = tuple(places)
        self.scope: Mapping[str, str] = scope or {}
        self._first: tuple[str, Callable[[Widget], None] | None] = (self.places[0].tab.id, None)
        self._left, self._right = left, right
        self._views: dict[str, Widget] = {}
        self._stale: set[str] = set()
        self.shown = ""
        self._way_back = ""

    def compose(self) -> ComposeResult:
        yield TitleLine(self._left, self._right)
        yield ViewTabs([place.tab for place in self.places], self._first[0])
        yield Container(id="place")
        yield KeyFooter()

    def on_mount(self) -> None:
        # The frame is painted before anything is imported or read.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        # Whoever pressed a view's number meanwhile is taken there.
        if not self.shown:
            self.go(*self._first)

    def begin_at(self, id: str, then: Callable[[Widget], None] | None = None) -> None:
        """Before the frame is shown: begin with this view instead of the first; ``then`` is as in ``go``."""
        self._first = (id, then)

    @property
    def view(self) -> Widget | None:
        """The view that is shown, once it has been made."""
        return self._views.get(self.shown)

    def visit(self, id: str, then: Callable[[Widget], None]) -> None:
        """Show a view for one record (to which ``then`` leads); Esc comes back to the view that is shown now."""
        back = self._way_back or self.shown
        self.go(id, then)
        self._way_back = back if back != id else ""

    def go(self, id: str, then: Callable[[Widget], None] | None = None) -> None:
        """Show a view; ``then`` is called with it once it is there."""
        self._way_back = ""
        if isinstance(self.view, Visited):
            self.view.end_visit()
        place = next(place for place in self.places if place.tab.id == id)
        self.shown = id
        self.query_one(ViewTabs).active = id
        for name, widget in self._views.items():
            widget.display = name == id
        there = self._views.get(id)
        if there is not None:
            # Only what is laid out can take the keys, and the view was hidden until now.
            self.call_after_refresh(self._enter, id, there, then)
        else:
            self._waiting(_("Reading …"))

            def make() -> Callable[[], Widget] | None:
                if place.before is not None:
                    place.before()
                return place.make() if self.shown == id else None

            def made(made: Callable[[], Widget] | None) -> None:
                if made is not None:
                    self.call_later(self._mount_view, id, made, then)

            ask(
                self,
                make,
                made,
                failed=lambda refused: self._not_made(id, refused),
                group=f"make-{id}",
                what=_("This view could not be opened because of a fault in the program."),
            )

    async def _mount_view(self, id: str, make: Callable[[], Widget], then: Callable[[Widget], None] | None) -> None:
        if id in self._views:
            return
        self._waiting("")
        widget = make()
        self._views[id] = widget
        widget.display = id == self.shown
        await self.query_one("#place").mount(widget)
        if id == self.shown:
            self.call_after_refresh(self._enter, id, widget, then)

    def _enter(self, id: str, widget: Widget, then: Callable[[Widget], None] | None) -> None:
        self._waiting("")
        if id in self._stale and isinstance(widget, Reread):
            self._stale.discard(id)
            widget.refresh_rows()
        # Under the palette that is just closing nothing is laid out yet: what is displayed counts, not what has room.
        inside = (w for w in widget.query("*") if w.focusable and _displayed(w))
        target = widget if widget.can_focus else next(inside, None)
        if target is not None:
            target.focus()
        if then is not None:
            then(widget)
        self.refresh_bindings()

    def _waiting(self, words: str) -> None:
        place = self.query_one("#place")
        place.query(".waiting").remove()
        if words:
            place.mount(Static(content(words), classes="waiting"))

    def _not_made(self, id: str, refused: Refused) -> None:
        if id == self.shown:
            self._waiting(refused.message)

    async def anew(self, left: str, right: str) -> None:
        """Make every view again, in the language that is spoken now; the one that is shown stays shown."""
        for widget in self._views.values():
            await widget.remove()
        self._views.clear()
        self._stale.clear()
        say_title(self, left, right)
        self.query_one(ViewTabs).refresh()
        self.go(self.shown)

    def turn_the_day(self, before: str, now: str) -> None:
        """Show the new day where this frame shows the day."""
        title = self.query_one(TitleLine)
        if title.right == before:
            title.right = now

    def reread(self, *, but: Widget | None = None) -> None:
        """The record changed: the view that is shown reads again now, the others when they are gone to.

        A frame that another one hides reads when it is in sight again: a long list must not be read behind a busy one.
        """
        hidden = self._hidden
        for name, widget in self._views.items():
            if widget is but:
                continue
            if name == self.shown and isinstance(widget, Reread) and not hidden:
                widget.refresh_rows()
            else:
                self._stale.add(name)

    @property
    def _hidden(self) -> bool:
        """Whether another frame lies over this one; what is behind a form or a picker is still seen."""
        stack = self.app.screen_stack
        return self in stack and any(isinstance(over, Frame) for over in stack[stack.index(self) + 1 :])

    def on_screen_resume(self) -> None:
        """In sight again: read what changed meanwhile."""
        view = self.view
        if self.shown in self._stale and isinstance(view, Reread):
            self._stale.discard(self.shown)
            view.refresh_rows()

    def name_tabs(self, counts: Mapping[str, int]) -> None:
        """Say how much is in each view."""
        tabs = self.query_one(ViewTabs)
        tabs.tabs = tuple(replace(tab, count=counts.get(tab.id, 0)) for tab in tabs.tabs)

    @on(RecordChanged)
    def _changed_here(self, event: RecordChanged) -> None:
        # It goes on to the application, which knows the other frames.
        self.reread(but=cast("Widget | None", getattr(event, "view", None)))

    @on(ViewTabs.Chosen)
    def _tab_chosen(self, event: ViewTabs.Chosen) -> None:
        event.stop()
        self.go(event.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only views that are there are offered."""
        if action.startswith("view"):
            number = int(str(parameters[0] if parameters else action[5:-1]))
            return number <= len(self.places)
        if action == "return":
            return bool(self._way_back)
        return super().check_action(action, parameters)

    def action_view(self, number: int) -> None:
        """Go to a view by its number."""
        if 1 <= number <= len(self.places):
            self.go(self.places[number - 1].tab.id)

    def action_return(self) -> None:
        """Back to the view from which a record was gone to."""
        self.go(self._way_back)

    def action_step(self, by: int) -> None:
        """Go to the next view, or the one before."""
        ids = [place.tab.id for place in self.places]
        self.go(ids[(ids.index(self.shown) + by) % len(ids)])


def _displayed(widget: Widget) -> bool:
    return all(not isinstance(node, Widget) or node.display for node in widget.ancestors_with_self)


def say_title(frame: Frame, left: str, right: str) -> None:
    """Change what stands in a frame's first row."""
    title = frame.query_one(TitleLine)
    title.left, title.right = left, right


class Beneath(Frame):
    """A frame opened from another: Esc goes back. ``other_views``: it shows one list in other ways."""

    other_views: ClassVar[bool] = False

    commands: ClassVar[tuple[Command, ...]] = (
        Command("frame.back", "escape", "back", N_("Back"), N_("Go back"), N_("To where you came from."), rank=16),
    )

    def action_back(self) -> None:
        """Back to where this was opened from."""
        self.dismiss()
