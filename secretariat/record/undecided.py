"""What is still undecided of a record that is to be closed: rooms above its own name it here, as it imports none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from secretariat.values.language import _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

_MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class Undecided:
    """One kind of thing that is undecided, in words ("not taken"), of what kind ("Agenda"), and which they are.

    Both are messages, to translate when shown.
    """

    kind: str
    what: str
    which: tuple[str, ...]

    @property
    def words(self) -> str:
        """The kind left out: "not taken: 2.1, 3"; beyond a few only the first are named."""
        named = ", ".join(self.which[:_MOST_NAMED]) + (", …" if len(self.which) > _MOST_NAMED else "")
        return f"{_(self.what)}: {named}"


Asking: TypeAlias = "Callable[[Connection, int], Iterable[Undecided]]"
"""From a record's number to what is undecided of it; what is named of it is never empty."""

_ASKED: Final[dict[str, list[Asking]]] = {}
_LOADING: Final[list[Callable[[], None]]] = []


class StillUndecided(Refused):
    """A record was not closed because of what is ``left`` undecided; it can be all the same, with the reason."""

    def __init__(self, message: str, left: Sequence[tuple[str, Undecided]]) -> None:
        super().__init__(message)
        self.left = tuple(left)
        """The record's reference and what is undecided of it, in order."""


def leaves_undecided(table: Table[Any]) -> Callable[[Asking], Asking]:
    """Name a function that finds what is still undecided of a record of ``table``."""

    def register(asking: Asking) -> Asking:
        _ASKED.setdefault(table.name, []).append(asking)
        return asking

    return register


def undecided_comes_with(load: Callable[[], None]) -> None:
    """Name what imports the rooms that know what is undecided; called when a record is first to be closed."""
    _LOADING.append(load)


def undecided_of(connection: Connection, table: Table[Any], id_: int) -> list[Undecided]:
    """What is still undecided of a record, in the order in which rooms named it; nothing where all is settled."""
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()
    return [one for asking in _ASKED.get(table.name, ()) for one in asking(connection, id_) if one.which]
