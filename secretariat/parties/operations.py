"""What staff do with parties: add, edit, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id
from secretariat.parties.model import party, party_name
from secretariat.parties.queries import PartyDetail, detail_of
from secretariat.parties.states import PartyKind
from secretariat.record.acts import act_change
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.mail_address import checked_address
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, keepable, sort_key


class PartyFields(TypedDict, total=False):
    """What can be set on a party; ``also`` holds its other names, separated by ``;``."""

    code: str
    name: str
    name_id: str | None
    kind: str | None
    parent: str | None
    also: str | None
    email: str | None
    note: str | None
    source: str | None


def add_party(record: Record, **fields: Unpack[PartyFields]) -> PartyDetail:
    """Take a party into the record. Raises ``Refused`` where its code is taken or its parent unknown."""
    with record.act(N_("Add party {code}"), code="") as work:
        added = detail_of(work.connection, add_party_in(work, fields))
        record.relabelled(work, N_("Add party {code}"), code=added.code)
        return added


def add_party_in(work: Work, fields: PartyFields) -> int:
    """The same as part of a larger act; gives the party's id."""
    complete: PartyFields = {"code": "", "name": "", **fields}
    values = {"kind": PartyKind.STATE.value, **_columns(work.connection, complete)}
    values["sort_key"] = sort_key(values["name"])
    values["sort_key_id"] = sort_key(values.get("name_id") or values["name"])
    names = _names(values, fields.get("also") or "")
    id_ = work.insert(party, {**_EMPTY, **values, "folded": " | ".join(folded(name) for name in names)})
    work.insert_many(party_name, [{"party_id": id_, "name": name, "folded": folded(name)} for name in names])
    return id_


def edit_party(record: Record, which: str, *, version: int | None = None, **fields: Unpack[PartyFields]) -> PartyDetail:
    """Change the party that ``which`` names; ``version`` is the one the form read. Raises ``Conflict``."""
    with record.act(N_("Edit party {code}"), code=which) as work:
        id_ = party_id(work.connection, which)
        before = detail_of(work.connection, id_)
        also = _also_merged(work, id_, before.also, fields["also"] or "", version) if "also" in fields else before.also
        values = _columns(work.connection, fields)
        if values.get("parent_id") == id_:
            raise Refused(_("A party can't be part of itself."))
        work.change(party, id_, values, seen=version)
        # What follows is worked out from the row as it is now, merged with what others saved.
        now = dict(work.row(party, id_))
        names = _names(now, "; ".join(also))
        _replace_names(work, id_, names)
        work.change(party, id_, {**_follows(work.connection, now), **_alphabet(before, now)})
        record.relabelled(work, N_("Edit party {code}"), code=before.code)
        return detail_of(work.connection, id_)


def remove_parties(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete parties in one act and give their codes; raises ``Refused`` while anything in the record hangs on one."""
    codes = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = party_id(work.connection, name)
            codes.append(str(work.as_seen(party, id_, seen)["code"]))
            _replace_names(work, id_, [])
            work.remove(party, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(codes))
    return codes


def _alphabet(before: PartyDetail, now: Mapping[str, Any]) -> dict[str, str]:
    """Where a party stands in each alphabet, worked out anew where its name changed.

    The reference data has places that do not follow from the name, such as the Republic of Korea under K.
    """
    places = {}
    if now["name"] != before.name:
        places["sort_key"] = sort_key(now["name"])
    if (now["name_id"] or now["name"]) != (before.name_id or before.name):
        places["sort_key_id"] = sort_key(now["name_id"] or now["name"])
    return places


@derives(party)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    names = select(party_name.c.folded).where(party_name.c.party_id == row["id"]).order_by(party_name.c.id)
    return {"folded": " | ".join(connection.execute(names).scalars())}


_EMPTY = {"name": "", "name_id": "", "parent_id": None, "email": "", "note": "", "source": ""}


def _columns(connection: Connection, fields: PartyFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    labels = {"name": _("Name"), "name_id": _("Indonesian name"), "email": _("E-mail"), "note": _("Note")}
    labels["source"] = _("Source")
    values: dict[str, Any] = {
        key: keepable(given[key] or "", label, lines=key == "note") for key, label in labels.items() if key in given
    }
    checked_address(values.get("email", ""))
    if values.get("name") == "":
        raise Refused(_("A party needs a name."))
    if "code" in fields:
        values["code"] = keepable(fields["code"] or "", _("Code")).upper()
        if not values["code"] or any(c.isspace() for c in values["code"]):
            raise Refused(_("A party's code is one word, such as KR or SMBA."))
    if "kind" in fields:
        values["kind"] = fields["kind"] or PartyKind.STATE.value
    if "parent" in fields:
        parent = fields["parent"]
        values["parent_id"] = party_id(connection, parent) if parent else None
    return values


def _names(values: dict[str, Any], also: str) -> list[str]:
    """Every name a party answers to, each once."""
    given = [values["name"], values.get("name_id") or "", values["code"], *also.split(";")]
    return _kept(given)


def _also_merged(work: Work, id_: int, there: Sequence[str], also: str, seen: int | None) -> list[str]:
    """The other names typed over version ``seen``: those added are added, those taken out are taken out.

    What others added or took out meanwhile stays so.
    """
    mine = _kept(also.split(";"))
    if seen is None or work.row(party, id_)["version"] == seen:
        return mine
    base = _names_at(work.connection, id_, seen)
    stay = [name for name in there if name in mine or name not in base]
    return [*stay, *(name for name in mine if name not in base and name not in stay)]


def _names_at(connection: Connection, id_: int, seen: int) -> set[str]:
    """The names a party had at one version of it: those it has, with what was done to them since turned back."""
    query = select(party_name.c.name).where(party_name.c.party_id == id_)
    names = set(connection.execute(query).scalars())
    since = select(act_change.c.act_id).where(
        act_change.c.table_name == party.name, act_change.c.record_id == id_, act_change.c.version_after > seen
    )
    changes = (
        select(act_change.c.before, act_change.c.after)
        .where(act_change.c.table_name == party_name.name, act_change.c.act_id.in_(since))
        .order_by(act_change.c.id.desc())
    )
    for before, after in connection.execute(changes):
        names -= {row["name"] for row in (after,) if row and row.get("party_id") == id_}
        names |= {row["name"] for row in (before,) if row and row.get("party_id") == id_}
    return names


def _kept(names: Iterable[str]) -> list[str]:
    kept = [keepable(name, _("Also known as")) for name in names]
    return list(dict.fromkeys(name for name in kept if name))


def _replace_names(work: Work, id_: int, names: list[str]) -> None:
    query = select(party_name.c.id, party_name.c.name).where(party_name.c.party_id == id_)
    there = {name: name_id for name_id, name in work.connection.execute(query)}
    for name, name_id in there.items():
        if name not in names:
            work.remove(party_name, name_id)
    new = [name for name in names if name not in there]
    work.insert_many(party_name, [{"party_id": id_, "name": name, "folded": folded(name)} for name in new])
