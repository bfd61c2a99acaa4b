"""The help screen: what can be done where one stands, with the keys in force now, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded, Offer, key_words, offered
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.text import content, pieces
from secretariat.values.language import N_, _

_MOVING: Final = (
    (N_("arrows"), N_("Move the cursor; also j and k")),
    (N_("Page Up/Dn"), N_("A page at a time")),
    (N_("Home End"), N_("To the first, to the last; also g and G")),
)


class HelpScreen(Commanded, ModalScreen[None]):
    """Tells every command that is offered on ``screen`` as it stands now: this view's first, then those everywhere."""

    DEFAULT_CSS = """
    HelpScreen VerticalScroll { height: auto; }
    HelpScreen VerticalScroll:focus { background-tint: transparent; }
    HelpScreen .section { color: $accent; text-style: bold; margin-top: 1; }
    HelpScreen Horizontal { height: auto; }
    HelpScreen .key { width: 11; color: $accent; text-style: bold; }
    HelpScreen .words { width: 1fr; height: auto; }
    HelpScreen KeyFooter { padding: 0; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_by(1)", show=False),
        Binding("k", "scroll_by(-1)", show=False),
    ]
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "help.leave",
            "escape,question_mark,f1,q,enter",
            "leave",
            N_("Close"),
            N_("Close the help"),
            N_("Back to where you were."),
            "form",
            10,
        ),
    )

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._paragraphs = _paragraphs(screen)
        self._here, self._everywhere = _parted(offered(screen))
        self._in_list = isinstance(screen.focused, RecordTable)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(_("Help")), classes="dialog-title")
            with VerticalScroll():
                for words in self._paragraphs:
                    yield Static(content(words), classes="paragraph")
                yield from _section(_("Here"), [_row(offer) for offer in self._here])
                if self._in_list:
                    yield from _section(_("Moving"), [_line(_(keys), _(words)) for keys, words in _MOVING])
                yield from _section(_("Everywhere"), [_row(offer) for offer in _with_views(self._everywhere)])
            yield KeyFooter()

    def on_mount(self) -> None:
        """The keys scroll."""
        self.query_one(VerticalScroll).focus()
        self.on_resize()

    def on_resize(self) -> None:
        """The text takes the rows that frame and keys leave."""
        self.query_one(VerticalScroll).styles.max_height = max(4, self.app.size.height - 5)

    def action_scroll_by(self, by: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def _paragraphs(screen: Screen[Any]) -> list[str]:
    """What is said about where the focus stands, the nearest first."""
    start = screen.focused or screen
    told = [node.help_text for node in start.ancestors_with_self if isinstance(node, Commanded) and node.help_text]
    return [_(words) for words in dict.fromkeys(told)]


def _parted(offers: Iterable[Offer]) -> tuple[list[Offer], list[Offer]]:
    """What is done here, in the order of the footer, and what is done everywhere."""
    here: list[Offer] = []
    everywhere: list[Offer] = []
    for offer in sorted(offers, key=lambda offer: offer.command.rank):
        outside = isinstance(offer.node, (App, Screen)) and not offer.node.is_modal
        (everywhere if outside else here).append(offer)
    return here, everywhere


def _with_views(offers: Sequence[Offer]) -> list[Offer]:
    """The keys that go to views by their number as one: their names stand on the line of views."""
    views = [offer for offer in offers if offer.command.action.startswith("view(")]
    rest = [offer for offer in offers if offer not in views]
    if len(views) < 2:  # a view that stands alone has nowhere to go to
        return rest
    command = Command("frame.views", "", "", "", N_("Go to a view by its number"))
    return [Offer(command, views[0].node, f"{views[0].key} … {views[-1].key}"), *rest]


def _section(title: str, rows: Sequence[Widget]) -> Iterable[Widget]:
    if rows:
        yield Static(content(title), classes="section")
        yield from rows


def _row(offer: Offer) -> Widget:
    key = offer.key if "…" in offer.key else key_words(offer.key) if offer.key else ""
    return _line(key, _(offer.command.title), _(offer.command.help) if offer.command.help else "")


def _line(key: str, title: str, more: str = "") -> Widget:
    """A key, what it does, and a sentence about it."""
    words = pieces(title, (f"\n{more}", "$text-muted")) if more else pieces(title)
    return Horizontal(Static(content(key), classes="key"), Static(words, classes="words"))
