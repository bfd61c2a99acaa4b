"""What staff do with people: add, edit, delete. One function is one act; positions are in ``positions``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id
from secretariat.people.fields import PERSON_FIELDS, YES
from secretariat.people.finding import person_id, standing_person_id
from secretariat.people.model import person, position
from secretariat.people.name_reading import read_name
from secretariat.people.queries import PersonDetail, detail_of
from secretariat.people.rows import columns_around, derived_columns, name_columns
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.field import FieldKind, kept_texts
from secretariat.values.language import N_, _
from secretariat.values.mail_address import checked_address
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


class PersonFields(TypedDict, total=False):
    """What can be set on a person; ``family_first`` is "yes", "no" or a bool; ``ref`` is made where not given."""

    ref: str | None
    name: str
    given: str | None
    family: str | None
    family_first: str | bool | None
    honorific: str | None
    title_before: str | None
    title_after: str | None
    native_name: str | None
    reading: str | None
    other_names: str | None
    party: str | None
    email: str | None
    phone: str | None
    note: str | None
    source: str | None


def add_person(record: Record, **fields: Unpack[PersonFields]) -> PersonDetail:
    """Take a person into the record. Raises ``Refused`` where the name is empty or the party unknown."""
    with record.act(N_("Add person {ref}"), ref="") as work:
        id_ = add_person_in(work, fields)
        added = detail_of(work.connection, id_)
        record.relabelled(work, N_("Add person {ref}"), ref=added.ref)
        return added


def add_person_in(work: Work, fields: PersonFields) -> int:
    """The same as part of a larger act; gives the person's id.

    What the name itself shows is taken where no field says it: titles, honorific, own script, a part in CAPITALS.
    """
    given = _columns(work.connection, fields)
    values = {**EMPTY_PERSON, **given}
    if not values["name"]:
        raise Refused(_("A person needs a name."))
    written = read_name(values["name"], given=values["given"], family=values["family"])
    values |= columns_around(written) | name_columns(written)
    values |= {key: value for key, value in given.items() if key != "name" and (value or key not in _SHOWN_BY_NAME)}
    if not (given.get("given") or given.get("family")):
        values["family_first"] = written.family_first
    values["ref"] = _reference(work, fields)
    return work.insert(person, {**values, **derived_columns(values)})


def edit_person(
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[PersonFields]
) -> PersonDetail:
    """Change the person that ``which`` means; ``version`` is the one the form read. Raises ``Conflict``."""
    with record.act(N_("Edit person {ref}"), ref=which) as work:
        id_ = standing_person_id(work.connection, which)
        before = work.row(person, id_)
        record.relabelled(work, N_("Edit person {ref}"), ref=before["ref"])
        values = _columns(work.connection, fields)
        if "name" in values:
            if not values["name"]:
                raise Refused(_("A person needs a name."))
            written = read_name(values["name"])
            shown: dict[str, Any] = {**columns_around(written), "name": written.name}
            if not {"given", "family"} <= values.keys() and not _parts_stand_in({**before, **values}, written.name):
                order = {"family_first": written.family_first} if written.family else {}
                shown |= {"given": written.given, "family": written.family, **order}
            values = {**shown, **{key: value for key, value in values.items() if key != "name"}}
        work.change(person, id_, values, seen=version)
        # Derived from the row as it is now, merged with what others saved, and so never a conflict of its own.
        work.change(person, id_, derived_columns(dict(work.row(person, id_))))
        return detail_of(work.connection, id_)


def remove_people(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete people with their positions, in one act, and give their references.

    Raises ``Refused`` while anything else (a delegation, an action) hangs on one.
    """
    refs = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = person_id(work.connection, name)
            refs.append(work.as_seen(person, id_, seen)["ref"])
            held = select(position.c.id).where(position.c.person_id == id_)
            for position_id in work.connection.execute(held).scalars().all():
                work.remove(position, position_id)
            work.remove(person, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs))
    return refs


_TEXTS = {field.key: field for field in PERSON_FIELDS if field.kind in (FieldKind.TEXT, FieldKind.LINES)}
EMPTY_PERSON: dict[str, Any] = {**dict.fromkeys(_TEXTS, ""), "family_first": False, "party_id": None}
"""What the columns hold that nobody filled in."""
_SHOWN_BY_NAME = frozenset({"given", "family", "honorific", "title_before", "title_after", "native_name"})


def _columns(connection: Connection, fields: PersonFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = kept_texts(_TEXTS, given)
    if "family_first" in given:
        values["family_first"] = given["family_first"] in (True, YES)
    if "party" in given:
        values["party_id"] = party_id(connection, given["party"]) if given["party"] else None
    checked_address(values.get("email", ""))
    return values


def _parts_stand_in(row: Mapping[str, Any], name: str) -> bool:
    """Whether the parts kept so far are still in a new name; else they would go on being printed in its place."""
    words = set(folded(name).replace(",", " ").split())
    known = folded(f"{row['given']} {row['family']}").split()
    return bool(known) and words.issuperset(known)


@derives(person)
def _follows(_connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return dict(derived_columns(row))


def _reference(work: Work, fields: PersonFields) -> str:
    ref = fields.get("ref")
    if not ref:
        return f"P-{work.next_number('P')}"
    number = ref.removeprefix("P-")
    if not ref.startswith("P-") or not number.isascii() or not number.isdigit():
        raise Refused(_("A person's reference looks like P-12; “{ref}” does not.").format(ref=ref))
    work.reserve_number("P", int(number))
    return ref
