"""What staff do with delegates: name them, edit, replace, take off the list. One function is one act; those who come
are checked in at the ``reception``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from secretariat.delegations.fields import DELEGATE_FIELDS
from secretariat.delegations.finding import delegate_id, delegation_id
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.newcomers import NewPerson, person_for
from secretariat.delegations.operations import one_of_words, remove_delegates_in
from secretariat.delegations.placing import change_delegate_in, refuse_second_place
from secretariat.delegations.queries import delegate_of
from secretariat.delegations.rows import DelegateRow
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.delegations.travel import refuse_far, refuse_turned, travel_moment
from secretariat.meetings.model import meeting
from secretariat.people.model import person
from secretariat.record.lengths import refuse_too_long
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.field import FieldKind, kept_texts
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


class DelegateFields(TypedDict, total=False):
    """What can be set on a delegate; title and organisation are those of the meeting's time, rank 1 is the highest."""

    function: str | None
    rank: int | None
    title: str | None
    organisation: str | None
    representing: str | None
    accreditation: str | None
    arrival: str | None
    departure: str | None
    dietary: str | None
    note: str | None
    source: str | None


def add_delegate(
    record: Record,
    meeting: str,
    party: str,
    who: str | NewPerson,
    **fields: Unpack[DelegateFields],
) -> DelegateRow:
    """Name a delegate of a party: somebody on record (by reference or name), or a new person, in the same act.

    A new person is first looked for by exact name among the party's own people. Raises ``Refused`` where the person has
    a place at the meeting already, the delegation has a head already, or the party sent regrets.
    """
    with record.act(N_("Name a delegate of {ref}"), ref="") as work:
        within = delegation_id(work.connection, meeting, party)
        of = work.row(delegation, within)
        id_ = add_delegate_in(work, within, person_for(work, of["party_id"], who), fields)
        added = delegate_of(work.connection, id_, record)
        record.relabelled(work, N_("Name {name} as delegate of {ref}"), name=added.name, ref=of["ref"])
        return added


def add_delegate_in(work: Work, in_delegation: int, of_person: int, fields: DelegateFields) -> int:
    """The same as part of a larger act; gives the delegate's id."""
    of = work.row(delegation, in_delegation)
    if of["status"] == DelegationStatus.REGRETS:
        raise Refused(
            _("{ref} sent regrets; set its status back to “invited” before naming delegates.").format(ref=of["ref"])
        )
    ref = work.connection.execute(select(person.c.ref).where(person.c.id == of_person)).scalar_one()
    values = {**_EMPTY, **_columns(fields, work, of["meeting_id"])}
    refuse_turned(values["arrival"], values["departure"])
    values["function"] = values["function"] or Function.DELEGATE.value
    values["accreditation"] = values["accreditation"] or Accreditation.NOMINATED.value
    values |= {
        "ref": f"{of['ref']}:{ref}",
        "delegation_id": in_delegation,
        "meeting_id": of["meeting_id"],
        "person_id": of_person,
        "arrived_at": None,  # who is put on the list as arrived came at a moment nobody noted
    }
    refuse_second_place(work.connection, values, None)
    return work.insert(delegate, values)


def edit_delegate(
    record: Record,
    meeting: str,
    party: str,
    who: str,
    *,
    version: int | None = None,
    replaced_by: str | None = None,
    **fields: Unpack[DelegateFields],
) -> DelegateRow:
    """Change a delegate, whom ``who`` (reference or name) means in the party's delegation.

    ``replaced_by`` names somebody of the same delegation: the delegate is then "replaced". ``version`` is the one the
    form read. Raises ``Refused`` where the accreditation can't follow the one there is, or a place is taken.
    """
    with record.act(N_("Edit delegate {ref}"), ref="") as work:
        within = delegation_id(work.connection, meeting, party)
        at = int(work.row(delegation, within)["meeting_id"])
        id_ = delegate_id(work.connection, at, who, in_delegation=within)
        before = work.row(delegate, id_)
        record.relabelled(work, N_("Edit delegate {ref}"), ref=before["ref"])
        values = _columns(fields, work, at)
        if values.get("arrival") or values.get("departure"):
            refuse_turned(*({**before, **values}[key] for key in ("arrival", "departure")))
        if replaced_by:
            successor = delegate_id(work.connection, at, replaced_by, in_delegation=within)
            if successor == id_:
                raise Refused(_("Nobody can be replaced by themselves."))
            values |= {"replaced_by_id": successor, "accreditation": Accreditation.REPLACED.value}
        elif values.get("accreditation") == Accreditation.REPLACED:
            raise Refused(_("Say in “Replaced by” who takes the place: somebody of the same delegation."))
        change_delegate_in(work, before, values, seen=version)
        return delegate_of(work.connection, id_, record)


def set_delegates(
    record: Record, ids: Sequence[int], *, seen: Mapping[int, int] | None = None, **fields: Unpack[DelegateFields]
) -> list[str]:
    """Change the same thing (function, accreditation) of several delegates by number, in one act; their references.

    ``seen`` gives the versions that were on screen, as far as they are known. Raises ``Conflict``.
    """
    with record.act(N_("Edit delegates {refs}"), refs="") as work:
        refs = []
        for id_ in ids:
            before = work.row(delegate, id_)
            refs.append(str(before["ref"]))
            change_delegate_in(work, before, _columns(fields, work, before["meeting_id"]), seen=(seen or {}).get(id_))
        record.relabelled(work, N_("Edit delegates {refs}"), refs=", ".join(refs))
    return refs


def remove_delegates(record: Record, ids: Sequence[int], *, seen: Seen = UNSEEN) -> list[str]:
    """Take delegates off their lists by number, in one act, and give their references; the people stay on record."""
    with record.act(N_("Delete {refs}"), refs="") as work:
        refs = [str(work.as_seen(delegate, id_, seen)["ref"]) for id_ in ids]
        remove_delegates_in(work, ids)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs))
    return refs


_TEXTS = {field.key: field for field in DELEGATE_FIELDS if field.kind in (FieldKind.TEXT, FieldKind.LINES)}
_CHOICES = {"function": Function, "accreditation": Accreditation}
_EMPTY: dict[str, Any] = {**dict.fromkeys((*_TEXTS, *_CHOICES), ""), "rank": None, "replaced_by_id": None}


def _columns(fields: DelegateFields, work: Work, at_meeting: int) -> dict[str, Any]:
    """The columns that the given fields set; a function or accreditation that was emptied stays as it was."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = kept_texts(_TEXTS, given)
    for key, kind in _CHOICES.items():
        if given.get(key):
            values[key] = one_of_words(kind, given[key])
    if travels := [key for key in ("arrival", "departure") if values.get(key)]:
        days = select(meeting.c.starts, meeting.c.ends).where(meeting.c.id == at_meeting)
        first, last = work.connection.execute(days).one()
        for key in travels:
            label = _(_TEXTS[key].label)
            values[key] = travel_moment(values[key], label, today=work.now.date(), meeting=first)
            refuse_far(values[key], label, first, last)
    if "rank" in given:
        rank = given["rank"]
        if rank is not None and not 0 < rank < 100_000:
            raise Refused(_("A rank is a number from 1 (the highest) to 99999."))
        values["rank"] = rank
    refuse_too_long(delegate, values)
    return values
