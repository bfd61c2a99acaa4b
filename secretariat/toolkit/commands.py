"""The command registry: one small description for one thing a person can do.

Footer, palette, help screen, the user's own keymap and the manual's table of keys all come from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen

Where = Literal["list", "marked", "always", "form"]
NEVER_IN_FOOTER: Final = 90


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do where this command's owner (a view, a screen, the application) has the focus.

    ``id`` names it for the user's keymap ("actions.add"); ``key`` may be empty (palette only) or several keys
    parted by commas, the first of which is shown; ``action`` is the owner's action, "new" for ``action_new``.
    ``label`` (footer), ``title`` (palette) and ``help`` (a sentence) are messages to translate when shown.
    ``where``: "list" for lists, "marked" where it acts on the marked rows (or on the one under the cursor),
    "always" for everywhere, "form" for forms. A lower ``rank`` stands further left in the footer; 90 and more
    never stand there.
    """

    id: str
    key: str
    action: str
    label: str
    title: str
    help: str = ""
    where: Where = "list"
    rank: int = 50


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as it is offered just now: on which node, with which key, and whether it can act now."""

    command: Command
    node: DOMNode
    key: str = ""
    enabled: bool = True


_OWNERS: Final[list[type[Commanded]]] = []


class Commanded:
    """What a view, screen or application adds to its bases to have commands: ``class V(Commanded, Widget)``.

    ``commands`` lists what this class adds; commands of base classes are inherited, and one with the same action
    as an inherited one takes its place. Bindings are made from it: no ``BINDINGS`` are written for commands.
    ``help_text`` is the help screen's paragraph about this class (a message to translate).
    """

    commands: ClassVar[tuple[Command, ...]] = ()
    help_text: ClassVar[str] = ""

    def __init_subclass__(cls, **keywords: Any) -> None:
        own: tuple[Command, ...] | None = cls.__dict__.get("commands")
        if own is not None:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(own)]  # type: ignore[attr-defined]  # a DOMNode's
            _OWNERS.append(cls)
        super().__init_subclass__(**keywords)

    def worded(self, command: Command) -> Command:
        """A command as it is called here: where one key does what differs from case to case, it says what."""
        return command

    @property
    def marked_count(self) -> int:
        """How many rows are marked here; commands for marked rows come first in the footer while any is."""
        return 0


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Textual's bindings for ``commands``; with the commands' ids, so that ``App.set_keymap`` moves them."""
    return [
        Binding(command.key, command.action, command.label, show=False, id=command.id)
        for command in commands
        if command.key
    ]


def commands_of(owner: type) -> tuple[Command, ...]:
    """Every command of a class, its own first, then inherited ones that it does not replace."""
    found: dict[str, Command] = {}
    for base in owner.__mro__:
        for command in base.__dict__.get("commands", ()) if issubclass(base, Commanded) else ():
            found.setdefault(command.action, command)
    return tuple(found.values())


def registry() -> dict[str, Command]:
    """Every command of every class loaded so far, by id: the manual's table of keys, the keymap's check."""
    return {command.id: command for owner in _OWNERS for command in owner.commands}


def offered(screen: Screen[Any]) -> list[Offer]:
    """What can be done where the focus of ``screen`` stands, nearest owner first, with the keys in force now.

    A command whose key is taken by what has the focus (a letter while an input is typed in) has no key here.
    """
    keys: dict[tuple[str, int], list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id:
            keys.setdefault((active.binding.id, id(active.node)), []).append(key)
    offers: dict[str, Offer] = {}
    for node in _reach(screen):
        for command in commands_of(type(node)):
            state = node.check_action(command.action, ())
            if state is False or command.id in offers:
                continue
            held = keys.get((command.id, id(node)), [])
            worded = node.worded(command) if isinstance(node, Commanded) else command
            offers[command.id] = Offer(worded, node, _first(command, held), enabled=bool(state))
    return list(offers.values())


def _reach(screen: Screen[Any]) -> Iterator[DOMNode]:
    """The nodes whose commands are in reach: the focus and what holds it, up to a modal screen or the app."""
    start: DOMNode = screen.focused or screen
    for node in start.ancestors_with_self:
        yield node
        if node.is_modal:
            return


def _first(command: Command, held: Sequence[str]) -> str:
    """Of the keys in force, the one the command names first, or the user's own."""
    for key in (part.strip() for part in command.key.split(",")):
        for candidate in held:
            if candidate in (key, _spelled(key)):
                return candidate
    return held[0] if held else ""


def _spelled(key: str) -> str:
    """Textual's name of a one-character key ("slash" for "/")."""
    spelled = next(iter(Binding.make_bindings([(key, "x", "")])))
    return spelled.key


_SHORT: Final = {"enter": "enter", "escape": "esc", "space": "space", "backspace": "bksp", "delete": "del"}


def key_words(key: str) -> str:
    """A key as it is shown: ``^s`` for ctrl+s, ``/`` for slash, ``F1`` for f1."""
    *modifiers, name = key.split("+") if key != "+" else ["+"]
    if name in _SHORT:
        word = _SHORT[name]
    elif len(name) > 1 and name[0] == "f" and name[1:].isdigit():
        word = name.upper()
    else:
        word = format_key(name)
    prefix = "".join("^" if modifier == "ctrl" else f"{modifier}+" for modifier in modifiers)
    return prefix + word


async def perform(app: App[Any], offer: Offer) -> None:
    """Do what ``offer`` offers."""
    await app.run_action(offer.command.action, default_namespace=offer.node)
