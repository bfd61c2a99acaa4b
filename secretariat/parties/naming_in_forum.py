"""What a forum calls its members: the names that come with a membership, and how they are corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.model import forum_name, membership, party
from secretariat.parties.rosters import names_in_forum
from secretariat.record.acts import act, act_change
from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.record.work import Work


def call_from(work: Work, values: Mapping[str, Any] | RowMapping, name: str, name_id: str) -> None:
    """Let the forum call a party by those names from the membership's first day on; earlier names stay."""
    of, who, since = values["forum_id"], values["party_id"], values["since_day"]
    if name == name_on(work.connection, of, who, since) and not name_id:
        return
    known = select(forum_name.c.id).where(forum_name.c.forum_id == of, forum_name.c.party_id == who).limit(1)
    named_before = work.connection.execute(known).scalar() is not None
    row = {"forum_id": of, "party_id": who, "name": name, "name_id": name_id, "until_day": None, "source": ""}
    work.insert(forum_name, {**row, "since_day": since if named_before else None})


def call_as(work: Work, values: Mapping[str, Any] | RowMapping, name: str, today: date) -> None:
    """Correct the name the forum has for a party now, or had on its last day."""
    called = called_in_forum(work.connection, values, today)
    if called is not None:
        # The Indonesian name was that of the name before; the party's own takes its place.
        work.change(forum_name, called["id"], {"name": name, "name_id": ""})
    elif name != name_on(work.connection, values["forum_id"], values["party_id"], _day(values, today)):
        _call(work, values, name, "")


def refuse_other_indonesian(work: Work, id_: int, name_id: str, seen: str, today: date) -> None:
    """Raise ``Conflict`` where the Indonesian name of a membership, ``seen`` in a form, is neither that nor the new."""
    values = work.row(membership, id_)
    called = called_in_forum(work.connection, values, today)
    if called is None or called["name_id"] in (seen, name_id):
        return
    code = work.connection.execute(select(party.c.code).where(party.c.id == values["party_id"])).scalar_one()
    label = forum_name.c.name_id.info["label"]
    field = FieldConflict("name_id", label, seen, name_id, called["name_id"])
    raise Conflict(code, [field], values["version"], _last_by(work.connection, called["id"]))


def call_in_indonesian(work: Work, id_: int, name_id: str, today: date) -> None:
    """Correct the Indonesian name a forum has for the party of a membership; "" lets the party's own serve."""
    values = work.row(membership, id_)
    called = called_in_forum(work.connection, values, today)
    if called is not None:
        work.change(forum_name, called["id"], {"name_id": name_id})
    elif name_id:
        of, who = values["forum_id"], values["party_id"]
        _call(work, values, name_on(work.connection, of, who, _day(values, today)), name_id)


def _call(work: Work, values: Mapping[str, Any] | RowMapping, name: str, name_id: str) -> None:
    """Let the forum of a membership call its party by those names, whenever it is asked about."""
    row = {"forum_id": values["forum_id"], "party_id": values["party_id"], "name": name, "name_id": name_id}
    work.insert(forum_name, {**row, "since_day": None, "until_day": None, "source": ""})


def _day(values: Mapping[str, Any] | RowMapping, today: date) -> date:
    """The day as of which the names of a membership are read: today, or the last one there was."""
    last: date | None = values["until_day"]
    first: date = values["since_day"]
    return last or max(first, today)


def called_in_forum(connection: Connection, values: Mapping[str, Any] | RowMapping, today: date) -> RowMapping | None:
    """The names the forum of a membership has for its party now, or had on its last day; ``None``: its plain ones."""
    on = _day(values, today)
    query = (
        select(forum_name)
        .where(
            forum_name.c.forum_id == values["forum_id"],
            forum_name.c.party_id == values["party_id"],
            or_(forum_name.c.since_day.is_(None), forum_name.c.since_day <= on),
            or_(forum_name.c.until_day.is_(None), forum_name.c.until_day >= on),
        )
        .order_by(forum_name.c.since_day.desc().nulls_last(), forum_name.c.id.desc())
    )
    return connection.execute(query.limit(1)).mappings().first()


def _last_by(connection: Connection, name: int) -> str:
    """Who last changed a forum's name for a party."""
    query = (
        select(act.c.user)
        .join(act_change, act_change.c.act_id == act.c.id)
        .where(act_change.c.table_name == forum_name.name, act_change.c.record_id == name)
        .order_by(act_change.c.id.desc())
    )
    return str(connection.execute(query.limit(1)).scalar() or "")


def name_on(connection: Connection, of: int, who: int, on: date) -> str:
    """What a forum calls a party on a day; its own name where the forum has none for it."""
    own = connection.execute(select(party.c.name).where(party.c.id == who)).scalar()
    return names_in_forum(connection, of, on).get(who, (own or "", ""))[0]
