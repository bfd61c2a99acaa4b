"""Memberships of forums: admit a party, end a membership, correct one. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import forum_id, party_id
from secretariat.parties.model import forum, forum_name, membership, party
from secretariat.parties.naming_in_forum import (
    call_as,
    call_from,
    call_in_indonesian,
    called_in_forum,
    name_on,
    refuse_other_indonesian,
)
from secretariat.record.acts import act_change
from secretariat.record.conflict import Conflict
from secretariat.record.conflict_in_form import form_field
from secretariat.record.derived import Touched, after_undo
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable, sort_key


class MembershipFields(TypedDict, total=False):
    """What can be set on a membership: the first day that counts, the last, and the party's names in the forum."""

    since: PartialDate | None
    until: PartialDate | None
    admitted: PartialDate | None
    name: str | None
    name_id: str | None
    source: str | None


def admit_party(record: Record, forum: str, party: str, **fields: Unpack[MembershipFields]) -> int:
    """Make a party a member of a forum from ``since`` on; gives the membership's id.

    Raises ``Refused`` where it is a member already in that time, or the dates can't be.
    """
    with record.act(N_("Admit {party} to {forum}"), party=party, forum=forum) as work:
        of, who = forum_id(work.connection, forum), party_id(work.connection, party)
        id_ = admit_party_in(work, of, who, fields)
        _relabel(record, work, id_, N_("Admit {party} to {forum}"))
        return id_


def admit_party_in(work: Work, of: int, who: int, fields: MembershipFields) -> int:
    """The same as part of a larger act, for ids."""
    values = {"until": "", "until_day": None, "admitted": "", "source": "", **_columns({"since": None, **fields})}
    values |= {"forum_id": of, "party_id": who, "sort_key": ""}
    _refuse_impossible(work.connection, values)
    name = _name(fields) or name_on(work.connection, of, who, values["since_day"])
    id_ = work.insert(membership, {**values, "sort_key": sort_key(name)})
    call_from(work, values, name, _name_id(fields))
    return id_


def leave_forum(record: Record, forum: str, party: str, until: PartialDate) -> int:
    """End a party's membership on ``until``, its last day; gives the membership's id. ``Refused`` where it is none."""
    with record.act(N_("{party} leaves {forum}"), party=party, forum=forum) as work:
        of, who = forum_id(work.connection, forum), party_id(work.connection, party)
        still = select(membership.c.id).where(
            membership.c.forum_id == of, membership.c.party_id == who, membership.c.until_day.is_(None)
        )
        id_ = work.connection.execute(still).scalar()
        if id_ is None:
            raise Refused(_("{party} is not a member of {forum}.").format(party=party, forum=forum))
        _change(work, id_, {"until": until}, None, record.today)
        _relabel(record, work, id_, N_("{party} leaves {forum}"))
        return id_


def edit_membership(
    record: Record,
    id_: int,
    *,
    version: int | None = None,
    name_id_seen: str | None = None,
    **fields: Unpack[MembershipFields],
) -> None:
    """Correct a membership. Raises ``Refused`` where the dates can't be, ``Conflict`` where somebody else did.

    ``version`` and ``name_id_seen``, the Indonesian name, which has no version of its own, are those the form read.
    """
    with record.act(N_("Edit membership of {party} in {forum}"), party="", forum="") as work:
        if "name_id" in fields and name_id_seen is not None:
            refuse_other_indonesian(work, id_, _name_id(fields), name_id_seen, record.today)
        _change(work, id_, fields, version, record.today)
        if "name_id" in fields:  # after another name, which has none at first
            call_in_indonesian(work, id_, _name_id(fields), record.today)
        _relabel(record, work, id_, N_("Edit membership of {party} in {forum}"))


def indonesian_name_in_forum(record: Record, id_: int) -> str:
    """The Indonesian name a forum has for the party of a membership, "" where the party's own serves."""
    with record.reading() as connection:
        of = connection.execute(select(membership).where(membership.c.id == id_)).mappings().one_or_none()
        called = called_in_forum(connection, of, record.today) if of is not None else None
        return str(called["name_id"]) if called is not None else ""


def remove_memberships(record: Record, ids: Sequence[int], *, seen: Seen = UNSEEN) -> list[str]:
    """Take memberships out that never were, in one act; gives the parties' codes."""
    codes = []
    with record.act(N_("Delete memberships of {refs}"), refs="") as work:
        for id_ in ids:
            of = _labels(work.connection, work.as_seen(membership, id_, seen))
            codes.append(of["party"])
            work.remove(membership, id_)
        record.relabelled(work, N_("Delete memberships of {refs}"), refs=", ".join(codes))
    return codes


def _change(work: Work, id_: int, fields: MembershipFields, version: int | None, today: date) -> None:
    before = work.row(membership, id_)
    values = _columns(fields)
    _refuse_impossible(work.connection, {**before, **values})
    name = _name(fields)
    if name:
        values["sort_key"] = sort_key(name)
    try:
        left = work.merged(membership, id_, values, seen=version)
    except Conflict as conflict:
        shown = [replace(one, mine=name) if one.field == "name" else one for one in conflict.fields]
        raise Conflict(conflict.ref, shown, conflict.version, conflict.by) from conflict
    work.change(membership, id_, left)
    if name and "sort_key" in left:
        call_as(work, dict(work.row(membership, id_)), name, today)


def _columns(fields: MembershipFields) -> dict[str, Any]:
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {key: given[key].edtf if given[key] else "" for key in _DATES if key in given}
    if "since" in given:
        first = given["since"].first if given["since"] else None
        if first is None:
            raise Refused(_("From which day on is it a member? Say since when."))
        values["since_day"] = first
    if "until" in given:
        values["until_day"] = given["until"].last if given["until"] else None
    if "source" in given:
        values["source"] = keepable(given["source"] or "", _("Source"))
    return values


@form_field(membership, "since", N_("Since"), "since", "since_day")
def _since_typed(_connection: Connection, row: Mapping[str, Any]) -> str:
    return str(row["since"])


@form_field(membership, "until", N_("Until"), "until", "until_day")
def _until_typed(_connection: Connection, row: Mapping[str, Any]) -> str:
    return str(row["until"])


@form_field(membership, "name", N_("Name in the forum"), "sort_key")
def _name_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    """The name, now or before, that stands in that place of the roster."""
    calls = select(forum_name.c.id, forum_name.c.name).where(
        forum_name.c.forum_id == row["forum_id"], forum_name.c.party_id == row["party_id"]
    )
    now = connection.execute(calls).all()
    was = select(act_change.c.before).where(
        act_change.c.table_name == forum_name.name,
        act_change.c.record_id.in_([id_ for id_, _name in now]),
        act_change.c.kind == "update",
    )
    earlier = [before["name"] for before in connection.execute(was).scalars() if before and "name" in before]
    own = connection.execute(select(party.c.name).where(party.c.id == row["party_id"])).scalar_one()
    names = [*(name for _id, name in now), *reversed(earlier), own]
    return next((name for name in names if sort_key(name) == row["sort_key"]), str(row["sort_key"]))


_DATES = ("since", "until", "admitted")


def _name(fields: MembershipFields) -> str:
    return keepable(fields.get("name") or "", _("Name in the forum"))


def _name_id(fields: MembershipFields) -> str:
    return keepable(fields.get("name_id") or "", _("Indonesian name in the forum"))


def _refuse_impossible(connection: Connection, values: dict[str, Any]) -> None:
    """A membership ends after it begins, and a party is a member once at a time."""
    first, last = values["since_day"], values["until_day"]
    if last is not None and last < first:
        raise Refused(_("A membership can't end before it begins."))
    others = select(membership).where(
        membership.c.forum_id == values["forum_id"], membership.c.party_id == values["party_id"]
    )
    for other in connection.execute(others).mappings():
        apart = (other["until_day"] is not None and other["until_day"] < first) or (
            last is not None and last < other["since_day"]
        )
        if other["id"] != values.get("id") and not apart:
            raise Refused(
                _("{party} is a member of {forum} already, since {since}.").format(
                    **_labels(connection, other), since=format_date(PartialDate.from_edtf(other["since"]))
                )
            )


@after_undo(membership)
def _refuse_impossible_again(work: Work, touched: Sequence[Touched]) -> None:
    """An undo brings no membership back beside a later one of the same party."""
    for one in touched:
        if one.after is not None:
            _refuse_impossible(work.connection, dict(one.after))


def _labels(connection: Connection, of: RowMapping) -> dict[str, str]:
    codes = [
        connection.execute(select(table.c.code).where(table.c.id == of[key])).scalar()
        for table, key in ((party, "party_id"), (forum, "forum_id"))
    ]
    return {"party": codes[0] or "", "forum": codes[1] or ""}


def _relabel(record: Record, work: Work, id_: int, label: str) -> None:
    record.relabelled(work, label, **_labels(work.connection, work.row(membership, id_)))
