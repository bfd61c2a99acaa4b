"""The record as the rest of the house sees it: read in a short transaction, change in an act, undo an act."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import URL
from sqlalchemy.engine import Connection, Engine

from secretariat.record import acts
from secretariat.record.engine import make_engine
from secretariat.record.failures import said_clearly
from secretariat.record.location import make_room, on_network, path_of
from secretariat.record.state import State, schema_state, state_of
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable

if TYPE_CHECKING:
    from secretariat.record.work import Work

_LONGEST_USER: Final = 200  # what the record's column holds


def _kept_user(user: str) -> str:
    """A user's name as it stands beside every act; raises ``Refused`` where it can't be kept."""
    name = keepable(user, _("User"))
    if len(name) > _LONGEST_USER:
        raise Refused(
            _("{field} is too long: {length} characters, and {limit} are kept at most.").format(
                field=_("User"), length=len(name), limit=_LONGEST_USER
            )
        )
    return name


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: the act that was undone, in words, and the references touched."""

    act: int
    label: str
    refs: tuple[str, ...]


class Record:
    """One open record, for one user, in the office's time zone.

    ``today`` is fixed where a past day is asked about; otherwise it is the day it is in ``zone``.
    """

    def __init__(self, url: URL, *, user: str, zone: str = "Asia/Jakarta", today: date | None = None) -> None:
        self.url = url
        self.user = _kept_user(user)
        self.zone = ZoneInfo(zone)
        self._today = today
        self.last_act = 0
        """The number of the act written last through this, 0 for none; what changed nothing is no act."""

    @property
    def where(self) -> str:
        """The record's place as a person names it."""
        return str(path_of(self.url) or self.url.render_as_string(hide_password=True))

    @property
    def today(self) -> date:
        """The day on which overdue, rosters and countdowns are worked out, in the office's zone."""
        return self._today or self.now().astimezone(self.zone).date()

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    @cached_property
    def engine(self) -> Engine:
        """The engine; made, and the record with it, on first use. Raises ``Refused`` where the file is no record."""
        path = path_of(self.url)
        network = path is not None and on_network(path.resolve())
        if path is not None and not (network and path.exists()):
            if network:
                raise Refused(self._not_on_network())
            make_room(path)
        engine = make_engine(self.url)
        with said_clearly(self.where):
            state = schema_state(engine, self.where)
        if state is not State.CURRENT and state is not State.NEWER:
            if network:
                engine.dispose()
                raise Refused(self._not_on_network())
            from secretariat.record.upgrade import upgrade

            upgrade(engine, path, self.where)
        return engine

    @cached_property
    def read_only(self) -> str | None:
        """Why the record can only be read, in one sentence, or ``None`` where it can be changed."""
        path = path_of(self.url)
        with said_clearly(self.where):
            state = schema_state(self.engine, self.where)
        if state is State.NEWER:
            return self._newer()
        if path is not None and on_network(path.resolve()):
            return _(
                "{where} lies on a network folder, where two writers can't be kept apart: it can be read, not changed."
            ).format(where=self.where)
        if path is not None and not os.access(path, os.W_OK):
            return _("{where} can't be written to (read-only).").format(where=self.where)
        if path is not None and not os.access(path.parent, os.W_OK):
            return _("Nothing can be saved in {where}: its folder can't be written to.").format(where=self.where)
        return None

    def _not_on_network(self) -> str:
        return _(
            "{where} lies on a network folder, where no record is made or brought up to date; name a file on a disk of "
            "this computer."
        ).format(where=self.where)

    def _newer(self) -> str:
        return _("{where} was made by a newer version of this program: it can be read here, not changed.").format(
            where=self.where
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A short read: one moment of the record, seen whole. Never held while a person thinks."""
        with said_clearly(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def act(self, label: str, **values: Any) -> Iterator[Work]:
        """One act: one transaction with a user, a time and a label (a message marked with ``N_``).

        It commits when the block ends and leaves the record as it was when anything is raised inside. An act that
        changed nothing is not kept.
        """
        # What writes and what undoes is loaded by those who do so: most of a day is reading.
        from secretariat.record import work
        from secretariat.record.unkept import withdraw

        if self.read_only:
            raise Refused(self.read_only)
        with said_clearly(self.where), self.engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin() as transaction:
                if state_of(connection, self.where) is not State.CURRENT:
                    # Another program may have upgraded it since this one opened it.
                    raise Refused(self._newer())
                one = work.begin(connection, self.now(), self.user, label, values)
                yield one
                if not one.changed_anything and one.stands_apart:
                    transaction.rollback()
                elif not one.changed_anything:
                    withdraw(connection, one.act_id)
            if one.changed_anything:
                self.last_act = one.act_id

    def relabelled(self, one: Work, label: str, **values: Any) -> None:
        """Give an act its final words, where they are known only once it is under way."""
        one.connection.execute(
            acts.act.update().where(acts.act.c.id == one.act_id).values(label=label, label_values=values)
        )

    def undo(self, act_id: int | None = None) -> Undone:
        """Undo one act (the user's newest by default) as a new act; ``Refused`` where a later one stands on it.

        What was set apart for it, so that it could begin, goes with it, unless others have built on that since.
        """
        from secretariat.record.undoable import set_apart_for

        undone = self._undone(act_id)
        with self.reading() as connection:
            begun = set_apart_for(connection, undone.act)
        if begun is not None:
            with suppress(Refused):
                self._undone(begun)
        return undone

    def _undone(self, act_id: int | None) -> Undone:
        from secretariat.record import undo
        from secretariat.record.bulk import uncollected
        from secretariat.record.undoable import act_to_undo

        with self.act(N_("Undo act {number}")) as one:
            undone = act_to_undo(one.connection, act_id, self.user, under_way=one.act_id)
            label = undo.described(undone)
            kept = {"label": undone["label"], "values": undone["label_values"]}
            self.relabelled(one, N_("Undo act {number}: {what}"), number=undone["id"], undone=kept)
            with uncollected():
                refs = undo.put_back(one, undone)
            return Undone(undone["id"], label, refs)

    def close(self) -> None:
        """Let go of every connection."""
        if "engine" in self.__dict__:
            self.engine.dispose()
