"""What staff do with delegations: add, edit, delete. One function is one act; delegates are in ``nominating``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.days import days_of
from secretariat.delegations.fields import DELEGATION_FIELDS
from secretariat.delegations.finding import delegation_id, delegation_of_ref
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.placing import change_delegate_in
from secretariat.delegations.queries import detail_of
from secretariat.delegations.rows import DelegationDetail
from secretariat.delegations.states import Accreditation, DelegationStatus, InvitedAs
from secretariat.delegations.transitions import INACTIVE, refuse_status
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.lengths import refuse_too_long
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.field import FieldKind, kept_texts
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


class DelegationFields(TypedDict, total=False):
    """What can be set on a delegation; ``note_verbale`` is the note's reference, ``quota`` delegates at most."""

    status: str | None
    invited_as: str | None
    note_verbale: str | None
    note_verbale_date: PartialDate | None
    invited_on: PartialDate | None
    nominated_on: PartialDate | None
    registered_on: PartialDate | None
    confirmed_on: PartialDate | None
    regrets_on: PartialDate | None
    regrets_reason: str | None
    credentials: str | None
    credentials_on: PartialDate | None
    quota: int | None
    note: str | None
    source: str | None


def add_delegation(
    record: Record,
    meeting: str,
    party: str,
    *,
    on: PartialDate | None = None,
    **fields: Unpack[DelegationFields],
) -> DelegationDetail:
    """Add a party's delegation to a meeting, as invited unless a status is given; ``on`` is the day of that status,
    today unless it is given.

    Raises ``Refused`` where the party already has one there.
    """
    with record.act(N_("Add delegation {ref}"), ref="") as work:
        at, of = meeting_id(work.connection, meeting), party_id(work.connection, party)
        id_ = add_delegation_in(work, at, of, fields, on=on.edtf if on else record.today.isoformat())
        added = detail_of(work.connection, id_, record)
        record.relabelled(work, N_("Add delegation {ref}"), ref=added.ref)
        return added


def add_delegation_in(work: Work, at_meeting: int, of_party: int, fields: DelegationFields, *, on: str = "") -> int:
    """The same as part of a larger act; gives the delegation's id. ``on`` (EDTF) is "" where the day is not known."""
    ref, name = _reference(work.connection, at_meeting, of_party)
    there = select(delegation.c.id).where(delegation.c.meeting_id == at_meeting, delegation.c.party_id == of_party)
    if work.connection.execute(there).scalar() is not None:
        raise Refused(_("{party} already has a delegation there: {ref}.").format(party=name, ref=ref))
    values = _columns(fields)
    values["status"] = values.get("status") or DelegationStatus.INVITED.value
    values["invited_as"] = values.get("invited_as") or InvitedAs.MEMBER.value
    values |= days_of({}, values, "", on)
    return work.insert(
        delegation, {**_EMPTY, **values, "ref": ref, "meeting_id": at_meeting, "party_id": of_party, "position": None}
    )


def edit_delegation(
    record: Record,
    meeting: str,
    party: str,
    *,
    version: int | None = None,
    on: PartialDate | None = None,
    **fields: Unpack[DelegationFields],
) -> DelegationDetail:
    """Change a party's delegation; ``version`` is the one the form read, ``on`` the day of the status it comes to have.

    A note verbale that arrives makes an invited delegation "nominated" unless a status is given with it. Regrets
    withdraw every delegate, and ``had_arrived`` says how many had been checked in. Raises ``Refused`` where the status
    can't follow the one it has, and ``Conflict``.
    """
    with record.act(N_("Edit delegation {ref}"), ref="") as work:
        id_ = delegation_id(work.connection, meeting, party)
        before = work.row(delegation, id_)
        record.relabelled(work, N_("Edit delegation {ref}"), ref=before["ref"])
        values = _columns(fields)
        for key, usual in (("status", before["status"]), ("invited_as", before["invited_as"])):
            if key in values:
                values[key] = values[key] or usual
        if values.get("note_verbale") and before["status"] == DelegationStatus.INVITED and "status" not in values:
            values["status"] = DelegationStatus.NOMINATED.value
        values |= days_of(dict(before), values, on.edtf if on else "", record.today.isoformat())
        values = dict(work.merged(delegation, id_, values, seen=version))
        refuse_status(before["ref"], before["status"], values.get("status", before["status"]))
        if values.get("regrets_reason") and values.get("status", before["status"]) != DelegationStatus.REGRETS:
            raise Refused(_("{ref} sent no regrets, so there is no reason for them.").format(ref=before["ref"]))
        work.change(delegation, id_, values)
        arrived = 0
        if values.get("status") == DelegationStatus.REGRETS:
            arrived = _withdraw_all(work, id_)
        return replace(detail_of(work.connection, id_, record), had_arrived=arrived)


def remove_delegations(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete delegations, with their delegates, in one act, and give their references."""
    removed = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for ref in refs:
            id_ = delegation_of_ref(work.connection, ref)
            removed.append(str(work.as_seen(delegation, id_, seen)["ref"]))
            remove_delegates_in(work, _delegates(work.connection, id_))
            work.remove(delegation, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(removed))
    return removed


def remove_delegates_in(work: Work, ids: Sequence[int]) -> None:
    """Delete delegates as part of a larger act; whoever they had replaced is no longer marked as replaced by them."""
    succeeded = select(delegate.c.id).where(delegate.c.replaced_by_id.in_(ids))
    for id_ in work.connection.execute(succeeded).scalars().all():
        work.change(delegate, id_, {"replaced_by_id": None})
    for id_ in ids:
        work.remove(delegate, id_)


_TEXTS = {field.key: field for field in DELEGATION_FIELDS if field.kind in (FieldKind.TEXT, FieldKind.LINES)}
_DATES = tuple(field.key for field in DELEGATION_FIELDS if field.kind is FieldKind.DATE)
_CHOICES = {"status": DelegationStatus, "invited_as": InvitedAs}
_EMPTY: dict[str, Any] = {**dict.fromkeys((*_TEXTS, *_DATES), ""), "quota": None}


def _columns(fields: DelegationFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = kept_texts(_TEXTS, given)
    for key, kind in _CHOICES.items():
        if key in given:
            values[key] = one_of_words(kind, given[key]) if given[key] else None
    for key in _DATES:
        if key in given:
            day: PartialDate | None = given[key]
            values[key] = day.edtf if day else ""
    if "quota" in given:
        quota = given["quota"]
        if quota is not None and not 0 <= quota < 100_000:
            raise Refused(_("A quota is a number of delegates from 0 to 99999."))
        values["quota"] = quota
    refuse_too_long(delegation, values)
    return values


def one_of_words(kind: Any, value: str) -> str:
    """``value`` where it is one of an enumeration's; raises ``Refused`` naming those."""
    allowed = [str(one.value) for one in kind]
    if value not in allowed:
        raise Refused(_("“{value}” is not one of {allowed}.").format(value=value, allowed=", ".join(allowed)))
    return value


def _reference(connection: Connection, at_meeting: int, of_party: int) -> tuple[str, str]:
    """The reference of a party's delegation, ``APEC-SMEMM-18:KR``, and the party's name."""
    ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == at_meeting)).scalar_one()
    code, name = connection.execute(select(party.c.code, named()).where(party.c.id == of_party)).one()
    return f"{ref}:{code}", str(name)


def _delegates(connection: Connection, of_delegation: int) -> list[int]:
    query = select(delegate.c.id).where(delegate.c.delegation_id == of_delegation).order_by(delegate.c.id)
    return list(connection.execute(query).scalars().all())


def _withdraw_all(work: Work, of_delegation: int) -> int:
    """Withdraw every active delegate; gives how many of them had arrived."""
    active = select(delegate).where(
        delegate.c.delegation_id == of_delegation, delegate.c.accreditation.not_in(sorted(INACTIVE))
    )
    arrived = 0
    for before in work.connection.execute(active).mappings().all():
        arrived += before["accreditation"] == Accreditation.ARRIVED
        change_delegate_in(work, before, {"accreditation": Accreditation.WITHDRAWN.value})
    return arrived
