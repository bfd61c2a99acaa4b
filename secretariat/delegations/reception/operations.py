"""What is done at the door: people are checked in, put on the list, come in another's place. One function is one act.

An act is on the disk before its answer is given: what a screen has said stands, whatever happens to it afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.finding import delegate_id, delegation_id
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.newcomers import NewPerson, person_for
from secretariat.delegations.nominating import DelegateFields, add_delegate_in
from secretariat.delegations.placing import change_delegate_in
from secretariat.delegations.reception.queries import door_in, guests_of
from secretariat.delegations.reception.rows import WALK_IN, Door, Guest, Reception, Told
from secretariat.delegations.reception.words import refusal_words
from secretariat.delegations.states import Accreditation
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.people.model import person
from secretariat.record.acts import act_change
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused

_BADGE: Final = re.compile(r"\s*(?:(\S+):)?P-?([0-9]{1,9})\s*", re.IGNORECASE)
_ARRIVED: Final = {"accreditation": Accreditation.ARRIVED.value}
_REFUSED: Final = (Told.WITHDRAWN, Told.REPLACED, Told.ELSEWHERE, Told.UNKNOWN)


def is_reference(typed: str) -> bool:
    """Whether what was typed is a reference: a badge's (``APEC-SMEMM-18:KR:P-12``) or a person's (``P-12``)."""
    return _BADGE.fullmatch(typed) is not None


def scan(record: Record, door: Door, typed: str) -> Reception:
    """Check in whom a badge names exactly, in one act; whoever can't be is told of, and nothing is changed.

    The reference is read whatever its case. Raises ``Refused`` only where nothing can be written at all.
    """
    with record.act(N_("Check in {names}"), names="") as work:
        found = _of_badge(work.connection, door, typed)
        return found if isinstance(found, Reception) else _receive(record, work, door, found)


def check_in(record: Record, door: Door, id_: int) -> Reception:
    """Check in a delegate by number, in one act; told of, where they have arrived already or can't come in."""
    with record.act(N_("Check in {names}"), names="") as work:
        return _receive(record, work, door, id_)


def arrive(record: Record, meeting: str, people: Sequence[str]) -> list[Reception]:
    """Check delegates in by reference or name, all in one act; those who have arrived already stay as they are.

    Raises ``Refused`` (and nobody is checked in) where somebody is in no delegation there, withdrew or was replaced.
    """
    with record.act(N_("Check in {names}"), names="") as work:
        door = door_in(work.connection, record, meeting_id(work.connection, meeting))
        received: dict[int, Reception] = {}
        for words in people:
            found = _named(work.connection, door, words)
            one = found if isinstance(found, Reception) else received.get(found) or _admit(work, door, found)
            if one.guest is None or one.told in _REFUSED:
                raise Refused(refusal_words(one))
            received.setdefault(one.guest.id, one)
        names = [one.guest.name for one in received.values() if one.guest and one.told is Told.ARRIVED]
        record.relabelled(work, N_("Check in {names}"), names=", ".join(names))
        return list(received.values())


def send_back(record: Record, meeting: str, people: Sequence[str]) -> list[Guest]:
    """Take check-ins back, all in one act: they are again what they were before they arrived.

    Raises ``Refused`` (and nothing is changed) where somebody is in no delegation there or has not arrived.
    """
    with record.act(N_("Take back the check-in of {names}"), names="") as work:
        door = door_in(work.connection, record, meeting_id(work.connection, meeting))
        ids = []
        for words in people:
            found = _named(work.connection, door, words)
            if isinstance(found, Reception):
                raise Refused(refusal_words(found))
            guest = guests_of(work.connection, door, [found])[0]
            if not guest.arrived:
                raise Refused(_("{name} is not checked in.").format(name=guest.name))
            before = _before_arriving(work.connection, found)
            change_delegate_in(work, work.row(delegate, found), {"accreditation": before})
            ids.append(found)
        guests = guests_of(work.connection, door, ids)
        names = ", ".join(guest.name for guest in guests)
        record.relabelled(work, N_("Take back the check-in of {names}"), names=names)
        return guests


def walk_in(
    record: Record, meeting: str, party: str, who: str | NewPerson, **fields: Unpack[DelegateFields]
) -> Reception:
    """Put somebody who is not on the list on it and check them in, in one act; they are marked as a walk-in.

    Raises ``Refused`` where the party has no delegation there or sent regrets, or the person has a place already.
    """
    with record.act(N_("Walk-in {name} of {ref}"), name="", ref="") as work:
        within = delegation_id(work.connection, meeting, party)
        of = work.row(delegation, within)
        door = door_in(work.connection, record, of["meeting_id"])
        given: DelegateFields = {**fields, "accreditation": Accreditation.ACCREDITED.value, "source": WALK_IN}
        added = add_delegate_in(work, within, person_for(work, of["party_id"], who), given)
        one = _admit(work, door, added)
        name = one.guest.name if one.guest else ""
        record.relabelled(work, N_("Walk-in {name} of {ref}"), name=name, ref=of["ref"])
        return one


def stand_in(
    record: Record, door: Door, replaced: int, who: str | NewPerson, **fields: Unpack[DelegateFields]
) -> Reception:
    """Somebody comes in another's place, in one act: who is replaced is marked so, who comes is checked in.

    ``replaced`` is the delegate's number. Who comes takes over the function unless another is given; somebody of the
    same delegation keeps their place in it. Raises ``Refused`` where who comes has a place in another delegation.
    """
    with record.act(N_("{name} comes in place of {replaced}"), name="", replaced="") as work:
        before = work.row(delegate, replaced)
        if before["accreditation"] == Accreditation.REPLACED:
            raise Refused(refusal_words(_admit(work, door, replaced)))
        was = guests_of(work.connection, door, [replaced])[0]
        of = work.row(delegation, before["delegation_id"])
        newcomer = person_for(work, of["party_id"], who)
        if newcomer == before["person_id"]:
            raise Refused(_("Nobody can be replaced by themselves."))
        change_delegate_in(work, before, {"accreditation": Accreditation.REPLACED.value})
        given: DelegateFields = {**fields, "function": fields.get("function") or before["function"]}
        there = _place_in(work.connection, of["id"], newcomer)
        if there is None:
            given["accreditation"] = Accreditation.ACCREDITED.value
            there = add_delegate_in(work, of["id"], newcomer, given)
        else:
            values: dict[str, Any] = {key: value for key, value in given.items() if value}
            change_delegate_in(work, work.row(delegate, there), values)
        work.change(delegate, replaced, {"replaced_by_id": there})
        one = _admit(work, door, there)
        names = {"name": one.guest.name if one.guest else "", "replaced": was.name}
        record.relabelled(work, N_("{name} comes in place of {replaced}"), **names)
        gone = guests_of(work.connection, door, [replaced])
        return Reception(one.told, one.guest, work.act_id, also=tuple(gone), in_place_of=was)


def _receive(record: Record, work: Work, door: Door, id_: int) -> Reception:
    one = _admit(work, door, id_)
    if one.guest is not None:
        record.relabelled(work, N_("Check in {names}"), names=one.guest.name)
    return one


def _admit(work: Work, door: Door, id_: int) -> Reception:
    """Check in as part of a larger act; nothing is changed where somebody has arrived already or can't come in."""
    before = work.row(delegate, id_)
    state = before["accreditation"]
    if state in (Accreditation.WITHDRAWN, Accreditation.REPLACED):
        successor = before["replaced_by_id"]
        guests = {guest.id: guest for guest in guests_of(work.connection, door, [id_, successor or 0])}
        told = Told.REPLACED if state == Accreditation.REPLACED else Told.WITHDRAWN
        return Reception(told, guests[id_], successor=guests.get(successor or 0))
    told = Told.ALREADY if state == Accreditation.ARRIVED else Told.ARRIVED
    if told is Told.ARRIVED:
        change_delegate_in(work, before, dict(_ARRIVED))
    guest = guests_of(work.connection, door, [id_])[0]
    return Reception(told, guest, work.act_id if told is Told.ARRIVED else None)


def _named(connection: Connection, door: Door, words: str) -> int | Reception:
    """The delegate whom a reference or a name means; a badge that is not of this meeting is told of."""
    return _of_badge(connection, door, words) if ":" in words else delegate_id(connection, door.meeting_id, words)


def _of_badge(connection: Connection, door: Door, typed: str) -> int | Reception:
    """The delegate of a badge or a person's reference, one in an active place before one who left."""
    read = _BADGE.fullmatch(typed)
    if read is None:
        return Reception(Told.UNKNOWN, typed=typed.strip())
    query = (
        select(delegate.c.id, delegate.c.ref, delegate.c.meeting_id, delegate.c.accreditation)
        .add_columns(meeting.c.ref.label("meeting"), meeting.c.title)
        .join(person, person.c.id == delegate.c.person_id)
        .join(meeting, meeting.c.id == delegate.c.meeting_id)
        .where(person.c.ref == f"P-{int(read[2])}")
        .order_by(delegate.c.id.desc())
    )
    places = connection.execute(query).all()
    if read[1]:
        wanted = f"{read[1]}:P-{int(read[2])}".casefold()
        places = [place for place in places if place.ref.casefold() == wanted]
    here = [place for place in places if place.meeting_id == door.meeting_id]
    left = (Accreditation.WITHDRAWN, Accreditation.REPLACED)
    here.sort(key=lambda place: place.accreditation in left)
    if here:
        return int(here[0].id)
    if places:
        return Reception(Told.ELSEWHERE, elsewhere=(places[0].meeting, places[0].title), typed=typed.strip())
    return Reception(Told.UNKNOWN, typed=typed.strip())


def _place_in(connection: Connection, in_delegation: int, of_person: int) -> int | None:
    """A person's active place in a delegation."""
    gone = (Accreditation.WITHDRAWN.value, Accreditation.REPLACED.value)
    query = select(delegate.c.id).where(
        delegate.c.delegation_id == in_delegation,
        delegate.c.person_id == of_person,
        delegate.c.accreditation.not_in(gone),
    )
    return connection.execute(query).scalar()


def _before_arriving(connection: Connection, id_: int) -> str:
    """The accreditation a delegate had before they were checked in, as the history has it."""
    query = (
        select(act_change.c.before, act_change.c.after)
        .where(act_change.c.table_name == delegate.name, act_change.c.record_id == id_)
        .order_by(act_change.c.id.desc())
    )
    for before, after in connection.execute(query):
        if after and after.get("accreditation") == Accreditation.ARRIVED:
            return str((before or {}).get("accreditation") or Accreditation.ACCREDITED.value)
    return Accreditation.ACCREDITED.value


def delegate_there(record: Record, door: Door, words: str) -> int:
    """The number of the delegate whom ``words`` mean at this door. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        found = _named(connection, door, words)
    if isinstance(found, Reception):
        raise NotFound(refusal_words(found))
    return found
