"""What list, add, edit and delete say alike for every noun: what was asked for, and what was done."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out, say
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery

if TYPE_CHECKING:
    from sqlalchemy import Table

    from secretariat.values.fact_sheet import FactSheet

Row = TypeVar("Row", covariant=True)


class Listed(Protocol[Row]):
    """A list as the record gives it."""

    def count(self) -> int: ...
    def rows(self, offset: int, limit: int) -> Sequence[Row]: ...


def asked(arguments: Namespace, **scope: str | None) -> ListQuery:
    """What a list verb was asked for: its words and order, and those parts of its ``scope`` that were given."""
    given = {key: value for key, value in scope.items() if value}
    return ListQuery(" ".join(arguments.words), arguments.sort, arguments.reverse, given)


def every_row(window: Listed[Row]) -> Sequence[Row]:
    """All the rows of a list: a command prints it whole."""
    return window.rows(0, window.count())


def told_out(office: Office, form: str, keys: Mapping[str, Any], table: Table[Any], id_: int, sheet: FactSheet) -> None:
    """Print one record: as it reads, with what other rooms tell of it, or with its promised keys alone."""
    if form == "table":
        from secretariat.record.told_elsewhere import with_all_told

        sheet = with_all_told(office.record, table, id_, sheet)
    record_out(form, keys, sheet)


def say_added(ref: str, title: str) -> None:
    """Say that a record was added, and the reference it was given."""
    say(_("Added {ref}: {title}.").format(ref=ref, title=title))


def say_saved(ref: str, title: str) -> None:
    """Say that a record was changed."""
    say(_("Saved {ref}: {title}.").format(ref=ref, title=title))


def say_deleted(office: Office, refs: Iterable[str]) -> None:
    """Say what was deleted, and how it comes back."""
    said = _("Deleted {refs}. “{command}” brings that back.")
    say(said.format(refs=", ".join(refs), command=office.undo_command))
