"""Items that stand on the agenda of every meeting of a series: read, added, changed, put in order, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import series_id
from secretariat.meetings.model import series
from secretariat.meetings.programme_model import standing_item
from secretariat.meetings.states import Purpose
from secretariat.record.derived import Touched, after_undo
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded

MOST_MINUTES: Final = 24 * 60
_MOST: Final = 99


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item of every agenda; ``number`` is its place in the order from 1, ``minutes`` ``None`` where not known."""

    id: int
    version: int
    number: int
    title: str
    purpose: str
    minutes: int | None

    @property
    def ref(self) -> str:
        """What it is called in questions and answers: its title, as it has no reference."""
        return self.title


class StandingFields(TypedDict, total=False):
    """What can be set on a standing item; ``number`` is the place it is put at."""

    title: str
    purpose: str | None
    minutes: int | None
    number: int | None


def standing_items(record: Record, of_series: str) -> tuple[StandingItem, ...]:
    """The items that stand on every agenda of a series, in their order."""
    with record.reading() as connection:
        return standing_items_of(connection, series_id(connection, of_series))


def standing_items_of(connection: Connection, series_number: int) -> tuple[StandingItem, ...]:
    """The same by the series's id, within a read."""
    query = (
        select(standing_item)
        .where(standing_item.c.series_id == series_number)
        .order_by(standing_item.c.position, standing_item.c.id)
    )
    return tuple(
        StandingItem(row["id"], row["version"], number, row["title"], row["purpose"], row["minutes"])
        for number, row in enumerate(connection.execute(query).mappings(), start=1)
    )


def standing_item_by_id(record: Record, of_series: str, id_: int) -> StandingItem:
    """One of them by number of the record; raises ``NotFound`` where somebody took it off meanwhile."""
    found = [one for one in standing_items(record, of_series) if one.id == id_]
    if not found:
        raise NotFound(_("This standing item is no longer there; somebody removed it meanwhile."))
    return found[0]


def add_standing_item(record: Record, of_series: str, **fields: Unpack[StandingFields]) -> StandingItem:
    """Let an item stand on every agenda of a series from now on; at the end, or at ``number``.

    Meetings that were opened before keep their agendas; opening one again brings it. Raises ``Refused`` where one of
    that title stands there already.
    """
    with record.act(N_("Add standing item {title} to {series}"), title="", series=of_series) as work:
        of = series_id(work.connection, of_series)
        id_ = add_standing_item_in(work, of, fields)
        found = _found(work.connection, of, id_)
        code = work.row(series, of)["code"]
        record.relabelled(work, N_("Add standing item {title} to {series}"), title=found.title, series=code)
        return found


def add_standing_item_in(work: Work, of: int, fields: StandingFields) -> int:
    """The same as part of a larger act, by the series's id; gives the item's id."""
    items = standing_items_of(work.connection, of)
    if len(items) >= _MOST:
        raise Refused(_("A series has at most {most} standing items.").format(most=_MOST))
    values = {"purpose": Purpose.DISCUSSION.value, "minutes": None, **_columns(fields)}
    if not values.get("title"):
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    _refuse_second(items, values["title"], None)
    id_ = work.insert(standing_item, {**values, "series_id": of, "position": len(items) + 1})
    _put(work, of, id_, fields.get("number"))
    return id_


def edit_standing_item(
    record: Record, of_series: str, which: str, *, version: int | None = None, **fields: Unpack[StandingFields]
) -> StandingItem:
    """Change a standing item, which its number or its title means; ``version`` is the one that was read."""
    with record.act(N_("Edit standing item {title} of {series}"), title=which, series=of_series) as work:
        of = series_id(work.connection, of_series)
        items = standing_items_of(work.connection, of)
        one = _meant(items, which)
        values = _columns(fields)
        if values.get("title") == "":
            raise Refused(_("{field} is needed.").format(field=_("Title")))
        if "title" in values:
            _refuse_second(items, values["title"], one.id)
        work.change(standing_item, one.id, values, seen=version)
        _put(work, of, one.id, fields.get("number"))
        found = _found(work.connection, of, one.id)
        code = work.row(series, of)["code"]
        record.relabelled(work, N_("Edit standing item {title} of {series}"), title=found.title, series=code)
        return found


def remove_standing_items(record: Record, of_series: str, which: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Take items off the list of a series, in one act, and give their titles; agendas that have them keep them."""
    with record.act(N_("Remove standing items of {series}: {titles}"), series=of_series, titles="") as work:
        of = series_id(work.connection, of_series)
        items = standing_items_of(work.connection, of)
        gone = {one.id: one.title for one in (_meant(items, words) for words in which)}
        for id_ in gone:
            work.as_seen(standing_item, id_, seen)
            work.remove(standing_item, id_)
        _number(work, of, [one.id for one in items if one.id not in gone])
        code = work.row(series, of)["code"]
        titles = ", ".join(gone.values())
        record.relabelled(work, N_("Remove standing items of {series}: {titles}"), series=code, titles=titles)
    return list(gone.values())


@after_undo(standing_item)
def _close_up(work: Work, touched: Sequence[Touched]) -> None:
    """Items were added and moved since the act that is undone: places are counted anew."""
    rows = [row for one in touched for row in (one.before, one.after) if row is not None]
    for of in sorted({row["series_id"] for row in rows}):
        _number(work, of, [one.id for one in standing_items_of(work.connection, of)])


def _columns(fields: StandingFields) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "title" in fields:
        values["title"] = " ".join((fields["title"] or "").split())
    if "purpose" in fields:
        purpose = fields["purpose"] or Purpose.DISCUSSION.value
        allowed = {folded(word): kind.value for kind in Purpose for word in (kind.value, _(kind.value))}
        if folded(purpose) not in allowed:
            raise Refused(
                _("{field}: “{text}” is not one of {allowed}.").format(
                    field=_("Purpose"), text=purpose, allowed=", ".join(_(kind.value) for kind in Purpose)
                )
            )
        values["purpose"] = allowed[folded(purpose)]
    if "minutes" in fields:
        minutes = fields["minutes"]
        if minutes is not None and not 0 < minutes <= MOST_MINUTES:
            raise Refused(
                _("{field}: {number} is not a number from 1 to {most}.").format(
                    field=_("Minutes"), number=minutes, most=MOST_MINUTES
                )
            )
        values["minutes"] = minutes
    return values


def _refuse_second(items: Sequence[StandingItem], title: str, own: int | None) -> None:
    if any(folded(one.title) == folded(title) and one.id != own for one in items):
        raise Refused(_("“{title}” is a standing item already.").format(title=title))


def _meant(items: Sequence[StandingItem], words: str) -> StandingItem:
    """The item of that number or title."""
    given = words.strip().rstrip(".")
    by_title = [one for one in items if folded(one.title) == folded(given)]
    by_number = [one for one in items if given.isascii() and given.isdigit() and one.number == int(given[:4])]
    for found in (by_number, by_title):
        if found:
            return found[0]
    raise NotFound(
        _("There is no standing item “{words}”; there are: {names}.").format(
            words=words, names=", ".join(f"{one.number} {one.title}" for one in items) or _("none yet")
        )
    )


def _put(work: Work, of: int, id_: int, number: int | None) -> None:
    """Put an item at a place, where one is asked for."""
    if number is None:
        return
    order = [one.id for one in standing_items_of(work.connection, of)]
    if not 1 <= number <= len(order):
        raise Refused(
            _("“{number}” is no place there; places go from 1 to {most}.").format(number=number, most=len(order))
        )
    order.remove(id_)
    order.insert(number - 1, id_)
    _number(work, of, order)


def _number(work: Work, of: int, order: Sequence[int]) -> None:
    query = select(standing_item.c.id, standing_item.c.position).where(standing_item.c.series_id == of)
    places = {row.id: row.position for row in work.connection.execute(query)}
    for position, id_ in enumerate(order, start=1):
        if places[id_] != position:
            work.change(standing_item, id_, {"position": position})


def _found(connection: Connection, of: int, id_: int) -> StandingItem:
    return next(one for one in standing_items_of(connection, of) if one.id == id_)
