"""One person who is on record twice becomes one: every place, action and bilateral of the second goes to the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Table, or_, select

from secretariat.people.finding import standing_person_id
from secretariat.people.model import person, position
from secretariat.people.queries import PersonDetail, detail_of
from secretariat.people.rows import derived_columns
from secretariat.record.derived import Touched, derived, load_rules, settle
from secretariat.record.record import Record
from secretariat.record.schema import metadata
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

MERGED: Final = N_("Merge {gone} into {kept}")
"""The label of an act by which two people became one."""
_FILLED: Final = (
    "honorific",
    "title_before",
    "title_after",
    "native_name",
    "reading",
    "party_id",
    "email",
    "phone",
    "photo",
    "note",
    "source",
)
_SAME_POSITION: Final = ("title", "organisation", "party_id", "since", "until")


def merge_people(record: Record, kept: str, gone: str) -> PersonDetail:
    """Make the person ``gone`` (reference or name) one with ``kept``, in one act, and give who is kept.

    Everything that names the one names the other; fields that are empty are filled in, names stay as further names to
    be found by, and the second is deleted. Raises ``Refused`` where both are one person already, or both have a place
    that a person can have only once (at the same meeting).
    """
    with record.act(MERGED, gone=gone, kept=kept) as work:
        first, second = standing_person_id(work.connection, kept), standing_person_id(work.connection, gone)
        stays, goes = dict(work.row(person, first)), dict(work.row(person, second))
        if first == second:
            raise Refused(_("{ref} can't be merged with itself; name two people.").format(ref=stays["ref"]))
        record.relabelled(work, MERGED, gone=goes["ref"], kept=stays["ref"])
        _hand_over(work, stays, goes)
        _drop_doubled_positions(work, first)
        filled = {**stays, **_filled(stays, goes)}
        work.change(person, first, {**filled, **derived_columns(filled)})
        work.remove(person, second)
        return detail_of(work.connection, first)


def _hand_over(work: Work, stays: Mapping[str, Any], goes: Mapping[str, Any]) -> None:
    """Let every record that names the second name the first; the rules of each kind of record are asked before."""
    load_rules()
    for table in metadata.sorted_tables:
        ties = [key.parent for key in table.foreign_keys if key.column.table is person]
        if not ties:
            continue
        named = or_(*(tie == goes["id"] for tie in ties))
        for row in work.connection.execute(select(table).where(named).order_by(table.c.id)).mappings().all():
            if "once_each" in table.info and _is_there(work, table, dict(row), stays["id"]):
                continue
            values = {tie.key: stays["id"] for tie in ties if row[tie.key] == goes["id"]}
            own = row.get("ref") or ""
            if own.endswith(f":{goes['ref']}"):
                values["ref"] = own.removesuffix(goes["ref"]) + stays["ref"]
            _move(work, table, dict(row), values, stays, goes)


def _is_there(work: Work, table: Table[Any], row: Mapping[str, Any], stays: int) -> bool:
    """Whether who stays is named beside the same record (a session) already: then once is enough, and the row goes.

    The table says which column that record is in, and in which one stands as what; what was said there is kept.
    """
    of, told = table.info["once_each"]
    same = select(table).where(table.c[of] == row[of], table.c.person_id == stays)
    known = work.connection.execute(same).mappings().one_or_none()
    if known is None:
        return False
    if row[told] and not known[told]:
        work.change(table, known["id"], {told: row[told]})
    work.remove(table, row["id"])
    return True


def _move(
    work: Work,
    table: Table[Any],
    row: dict[str, Any],
    values: Mapping[str, Any],
    stays: Mapping[str, Any],
    goes: Mapping[str, Any],
) -> None:
    moved = {**row, **values}
    try:
        settle(work, table, [Touched(row, moved)])
    except Refused as refused:
        raise Refused(
            _("{gone} can't be merged into {kept}: {why}").format(gone=goes["ref"], kept=stays["ref"], why=refused)
        ) from refused
    work.change(table, row["id"], {**values, **derived(work.connection, table, moved)})


def _drop_doubled_positions(work: Work, of: int) -> None:
    """A position that both had on record is kept once."""
    known = set()
    query = select(position).where(position.c.person_id == of).order_by(position.c.id)
    for row in work.connection.execute(query).mappings().all():
        said = tuple(row[key] for key in _SAME_POSITION)
        if said in known:
            work.remove(position, row["id"])
        known.add(said)


def _filled(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> dict[str, Any]:
    """What the second fills in where the first has nothing, and the names the first is found by from now on."""
    values = {key: goes[key] for key in _FILLED if not stays[key] and goes[key]}
    parts = set(folded(f"{goes['given']} {goes['family']}").split())
    if not stays["given"] and not stays["family"] and parts and parts <= set(folded(stays["name"]).split()):
        values |= {key: goes[key] for key in ("given", "family", "family_first")}
    native = [stays["native_name"] or goes["native_name"]]
    known = {folded(name) for name in (stays["name"], *native, *stays["other_names"].splitlines())}
    others = stays["other_names"].splitlines()
    for name in (goes["name"], goes["native_name"], *goes["other_names"].splitlines()):
        if name and folded(name) not in known:
            known.add(folded(name))
            others.append(name)
    return {**values, "other_names": "\n".join(others)}
