"""What a command is given: the record it works on, the settings, and how its answer is to look."""

from __future__ import annotations

import gc
import os
from argparse import Namespace
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from secretariat.record.record import Record
    from secretariat.values.configuration import Configuration


Fill = Callable[["Record", bool], None]
"""What a new record begins with: called with the record and whether it is the sample."""


class Office:
    """The office for the length of one command: settings, user, today, and the record (opened when first asked for)."""

    def __init__(self, arguments: Namespace, configuration: Configuration, fill: Fill) -> None:
        self.arguments = arguments
        self.configuration = configuration
        self._fill = fill

    @property
    def today(self) -> date:
        """``--today``, or the day it is in the office's zone."""
        given = self.arguments.today
        now = self._now().date()
        if not given:
            return now
        from secretariat.values.day import one_day

        return one_day(given, "--today", today=now)

    @cached_property
    def zone_label(self) -> str:
        """The office's time zone as people call it: WIB, or +07."""
        return self._now().tzname() or self.configuration.timezone

    def _now(self) -> datetime:
        from datetime import datetime
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(self.configuration.timezone))

    @cached_property
    def user(self) -> str:
        """Who acts: ``--user``, else the settings, else the login name."""
        named = self.arguments.user or self.configuration.user
        named = named or os.environ.get("LOGNAME") or os.environ.get("USER", "")
        if not named:
            import getpass

            named = getpass.getuser()
        return named

    @cached_property
    def record(self) -> Record:
        """The record, opened. The usual one and the sample are made on first use; another that is not there is refused.

        Raises ``NotFound``: a path that was mistyped makes no record. The terminal application makes it, and shows so.
        """
        if self._named and not self.arguments.sample and self.arguments.noun is not None:
            self._refuse_missing()
        return self.record_to_make

    @cached_property
    def record_to_make(self) -> Record:
        """The record, opened; where there is none it is made, and filled with what a record begins with."""
        record = self.record_as_it_is
        self._fill(record, self.arguments.sample)
        return record

    @cached_property
    def record_as_it_is(self) -> Record:
        """The record before it is opened, which may be damaged or not there yet.

        It is that of ``--sample``, ``--database``, SECRETARIAT_DATABASE_URL or the settings, or the usual file.
        """
        from secretariat.record.location import locate
        from secretariat.record.record import Record

        # The program is loaded by now: it is put out of the collector's sight, which begins its work here. Once: what
        # is put there later would be kept for good.
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        return Record(
            locate(self._named, sample=self.arguments.sample),
            user=self.user,
            zone=self.configuration.timezone,
            today=self.today if self.arguments.today else None,
        )

    @property
    def undo_command(self) -> str:
        """The command that takes back what this one wrote last, and nothing else: “secretariat --sample undo 7”."""
        from shlex import join

        given = [("--config", self.arguments.config), ("--database", self.arguments.database)]
        same = [part for flag, value in given if value for part in (flag, value)]
        same += ["--sample"] if self.arguments.sample else []
        return join(["secretariat", *same, "undo", str(self.record.last_act)])

    @property
    def _named(self) -> str:
        return (
            self.arguments.database or os.environ.get("SECRETARIAT_DATABASE_URL") or self.configuration.database or ""
        )

    def _refuse_missing(self) -> None:
        from secretariat.record.location import path_of
        from secretariat.values.language import _
        from secretariat.values.refusal import NotFound

        path = path_of(self.record_as_it_is.url)
        if path is not None and not path.exists():
            raise NotFound(
                _("There is no record at {path}; “secretariat record new {path}” makes one.").format(path=path)
            )

    def close(self) -> None:
        """Let go of the record, where it was opened."""
        if "record_as_it_is" in self.__dict__:
            self.record_as_it_is.close()
