"""A record within an act that is under way: whatever is done through it is part of that act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from secretariat.record.record import Record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from secretariat.record.work import Work


class WithinAct(Record):
    """Gives operations, each an act by itself, the act that is under way: they commit together, and one undo takes all.

    What is read through it has what the act changed so far. Its label stays the one it was begun with.
    """

    def __init__(self, record: Record, work: Work) -> None:
        super().__init__(record.url, user=record.user, zone=record.zone.key, today=record.today)
        self._work = work

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The act's own transaction."""
        yield self._work.connection

    @contextmanager
    def act(self, label: str, **values: Any) -> Iterator[Work]:  # noqa: ARG002  a part has no label of its own
        """The act under way; where the block raises, what it did is taken back and the rest of the act stays."""
        with self._work.part() as work:
            yield work

    def relabelled(self, one: Work, label: str, **values: Any) -> None:
        """A part of an act has no label of its own."""
