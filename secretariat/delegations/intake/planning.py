"""From nominees to what has to be done: who is new, what changes of whom, what stands in the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.known import (
    LABEL,
    PERSON_KEYS,
    PLACE_KEYS,
    KnownPerson,
    known_delegates,
    people_of,
    people_with,
)
from secretariat.delegations.intake.matching import is_in_own_script, matched, respelt
from secretariat.delegations.intake.missing import not_matched, not_named
from secretariat.delegations.intake.nominees import ERROR, WARNING, Nominee, Read
from secretariat.delegations.intake.party_places import PartyPlace, warn_of_quotas
from secretariat.delegations.intake.preview import FieldChange
from secretariat.delegations.model import delegate
from secretariat.delegations.states import Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.people.model import person
from secretariat.record.imported import imported_values
from secretariat.values.language import _
from secretariat.values.text import folded


@dataclass(slots=True)
class Planned:
    """What becomes of one nominee: ``who`` is somebody on record, ``None`` for somebody new.

    ``of_person`` and ``of_place`` are the fields to be written into the records of somebody known.
    """

    nominee: Nominee
    place: PartyPlace
    who: KnownPerson | None
    of_person: dict[str, Any] = field(default_factory=dict)
    of_place: dict[str, Any] = field(default_factory=dict)

    @property
    def newly_placed(self) -> bool:
        """Whether the nominee gets a place at the meeting that they did not have."""
        return self.who is None or not self.who.delegate

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What changes of somebody who has a place already."""
        if self.who is None:
            return ()
        before = {**self.who.fields, "name": self.who.name}
        return tuple(
            FieldChange(key, str(before.get(key) or ""), str(value))
            for key, value in (*self.of_person.items(), *self.of_place.items())
            if key in before
        )


_BY_ROW: Final = attrgetter("nominee.row")


@dataclass(slots=True)
class Plan:
    """What an import has to do, in the order of the list; ``missing`` have a place and are not in the list."""

    planned: list[Planned]
    missing: list[tuple[PartyPlace, KnownPerson]]
    conflicts: int


def plan_of(connection: Connection, read: Read, places: Sequence[PartyPlace], at_meeting: int) -> Plan:
    """Match everybody and find what changes; what can't be done refuses its row in ``read``."""
    delegates = known_delegates(connection, at_meeting) if any(place.delegation for place in places) else {}
    planned = _who_is_who(connection, read, places, delegates, at_meeting)
    conflicts = _compare(connection, read, planned)
    erased = {of for of, there in delegates.items() if any(who.erased for who in there)}
    if erased:
        _warn_of_erased(read, planned, erased)
    _refuse_twice(read, planned, delegates)
    _refuse_heads(read, places, planned, delegates)
    missing = not_matched(places, {one.who.delegate for one in planned if one.who is not None}, delegates)
    there_already = [place for place in places if place.delegation is not None]
    if there_already:
        size = Counter(id(one.place) for one in planned if one.nominee.row not in read.refused)
    for place in there_already:
        warn_of_quotas(read, place, size[id(place)] + sum(of is place for of, _who in missing))
    planned.sort(key=_BY_ROW)
    # No list can name whoever was erased on request: their place is kept so that counts stay, and nobody is missing.
    left = [(of, who) for of, who in missing if not who.erased]
    return Plan(planned, not_named(read, places, left) if read.refused else left, conflicts)


def _who_is_who(
    connection: Connection,
    read: Read,
    places: Sequence[PartyPlace],
    delegates: Mapping[int, list[KnownPerson]],
    at_meeting: int,
) -> list[Planned]:
    """Everybody with whom they are on record; each person is one row's at most, first of all their own party's."""
    found: dict[int, KnownPerson] = {}
    left: dict[int, list[Nominee]] = {}
    for place in places:
        there = delegates.get(place.delegation.id, []) if place.delegation else []
        if there:
            same = matched(place.nominees, there)
            rest = [one for one in place.nominees if one.row not in same]
            if rest:
                here = {who.person for who in same.values()}
                active = [who for who in there if who.person not in here and who.accreditation not in INACTIVE]
                same.update(respelt(rest, active) if active else {})
            found.update(same)
        rest = [one for one in place.nominees if one.row not in found] if there else place.nominees
        if rest and place.party_id:
            left[place.party_id] = rest
    taken = {who.person: row for row, who in found.items()}
    for party_id, people in people_of(connection, left, at_meeting).items() if left else ():
        others = [who for who in people if who.person in taken]
        same = matched(left[party_id], [who for who in people if who.person not in taken] if others else people)
        found.update(same)
        rest = [one for one in left[party_id] if one.row not in same] if others else []
        for row, who in (matched(rest, others) if rest else {}).items():
            _refuse_second(read, next(one for one in rest if one.row == row), who, taken[who.person])
        taken.update({who.person: row for row, who in same.items()})
    _by_email_elsewhere(connection, read, places, found, taken)
    return [Planned(nominee, place, found.get(nominee.row)) for place in places for nominee in place.nominees]


def _refuse_second(read: Read, nominee: Nominee, who: KnownPerson, first: int) -> None:
    """Somebody on record who is another row's already."""
    message = _("{name} ({ref}) is the person of row {row} already; a person has one place.")
    message = message.format(name=who.name, ref=who.ref, row=first)
    read.tell(nominee.row, "", nominee.name.name, ERROR, message)


def _by_email_elsewhere(
    connection: Connection,
    read: Read,
    places: Sequence[PartyPlace],
    found: dict[int, KnownPerson],
    taken: dict[int, int],
) -> None:
    """Whoever has the same e-mail address is the same person, of whatever party."""
    in_list = [one for place in places for one in place.nominees if "email" in one.person]
    asked = {one.row: one for one in in_list if one.row not in found and one.row not in read.refused}
    if not asked:
        return
    people = people_with(connection, [one.person["email"] for one in asked.values()])
    emails = {folded(one.person["email"]) for one in in_list if one.row in found}
    for row, one in sorted(asked.items()):
        email = folded(one.person["email"])
        who = people.get(email)
        if who is None or email in emails:
            continue  # an address twice in the list is refused for that
        if who.person in taken:
            _refuse_second(read, one, who, taken[who.person])
            continue
        found[row] = who
        taken[who.person] = row
        emails.add(email)


def _compare(connection: Connection, read: Read, planned: Sequence[Planned]) -> int:
    """Find what the list has otherwise than the record; gives how many fields were changed on both sides."""
    different = [one for one in planned if one.who is not None and _differs(one, one.who)]
    known = [one.who for one in different if one.who is not None]
    people = imported_values(connection, person, LABEL, {who.person for who in known})
    held = imported_values(connection, delegate, LABEL, {who.delegate for who in known if who.delegate})
    conflicts = 0
    for one in different:
        who = one.who
        assert who is not None
        if who.accreditation in INACTIVE:
            message = _("{name} ({ref}) is “{state}” and stays so; nothing is changed.").format(
                name=who.name, ref=who.ref, state=_(who.accreditation)
            )
            _warn(read, one, message)
            continue
        own, written = people.get(who.person, {}), held.get(who.delegate, {})
        _name(read, one, who, own)
        for key, value in one.nominee.person.items():
            conflicts += _field(read, one, key, value, own, one.of_person)
        if who.delegate:
            for key, value in one.nominee.place.items():
                conflicts += _field(read, one, key, value, written, one.of_place)
    return conflicts


def _differs(one: Planned, who: KnownPerson) -> bool:
    fields = who.fields
    return (
        one.nominee.name.name != who.name
        or who.accreditation in INACTIVE
        or any(fields[key] != value for key, value in one.nominee.person.items())
        or (bool(who.delegate) and any(fields[key] != value for key, value in one.nominee.place.items()))
    )


def _field(read: Read, one: Planned, key: str, value: Any, base: Mapping[str, Any], changed: dict[str, Any]) -> int:
    """Take a field over where only the list changed it; keep what was changed by hand, and tell where both did."""
    assert one.who is not None
    now = one.who.fields[key]
    if now == value or base.get(key) == value:
        return 0  # the list says what it said before: what was written by hand since stays
    if key in base and base[key] != now:
        message = _("“{field}” was changed on both sides: here it is “{ours}”, in the list “{theirs}”. It stays.")
        _warn(read, one, message.format(field=key, ours=now, theirs=value))
        return 1
    changed[key] = value
    return 0


def _name(read: Read, one: Planned, who: KnownPerson, own: Mapping[str, Any]) -> None:
    """The same person under another spelling: taken over where the list's own spelling changed, else told."""
    written = one.nominee.name
    if written.name == who.name or own.get("name") == written.name:
        return
    # A list in the own script of a name that is known in Latin letters does not take these away.
    in_own_script = is_in_own_script(written.name) and not is_in_own_script(who.name)
    if own.get("name") == who.name and not in_own_script:
        one.of_person |= {
            "name": written.name,
            "given": written.given,
            "family": written.family,
            "family_first": written.family_first,
        }
        message = _("{name} is spelt {theirs} here; it is taken as the same person ({ref}).")
    else:
        message = _("{theirs} is taken as the same person as {name} ({ref}), whose name stays as it is.")
    _warn(read, one, message.format(name=who.name, theirs=written.name, ref=who.ref))


def _refuse_twice(read: Read, planned: Sequence[Planned], delegates: Mapping[int, list[KnownPerson]]) -> None:
    """One place for one person: the same address twice is refused, the same name twice is told when it comes."""
    emails: dict[str, int] = {}
    in_party: dict[tuple[str, str], int] = {}
    anywhere: dict[str, Planned] = {}
    held = {who.person: who for there in delegates.values() for who in there if who.accreditation not in INACTIVE}
    for one in sorted(planned, key=_BY_ROW):
        nominee = one.nominee
        if "email" in nominee.person:
            first = emails.setdefault(folded(nominee.person["email"]), nominee.row)
            if first != nominee.row:
                message = _("This e-mail address stands in row {row} already; a person has one place.")
                read.tell(nominee.row, "", nominee.person["email"], ERROR, message.format(row=first))
        placed = held.get(one.who.person) if one.who is not None else None
        if placed is not None and placed.delegation != (one.place.delegation.id if one.place.delegation else 0):
            message = _("{name} has a place at this meeting already, in another delegation ({ref}).")
            read.tell(nominee.row, "", nominee.name.name, ERROR, message.format(name=placed.name, ref=placed.ref))
        if nominee.row in read.refused:
            continue
        again = in_party.setdefault((one.place.code, nominee.key), nominee.row)
        if again != nominee.row:
            if one.who is None:
                message = _(
                    "The same name stands in row {row}, and may be the same person; taken as another. "
                    "--same-names takes such rows as one person."
                )
                _warn(read, one, message.format(row=again))
            continue
        other = anywhere.setdefault(nominee.key, one)
        if other.place is not one.place:
            message = _("The same name stands in row {row} for {party}; taken as another person.")
            _warn(read, one, message.format(row=other.nominee.row, party=other.nominee.party))


def _refuse_heads(
    read: Read,
    places: Sequence[PartyPlace],
    planned: Sequence[Planned],
    delegates: Mapping[int, list[KnownPerson]],
) -> None:
    """A delegation has one head: a second is refused."""
    coming: dict[int, list[Planned]] = defaultdict(list)
    changing: dict[int, set[int]] = defaultdict(set)
    for one in planned:
        function = one.of_place.get("function") if not one.newly_placed else one.nominee.place.get("function")
        if function == Function.HEAD and one.nominee.row not in read.refused:
            coming[id(one.place)].append(one)
        if one.who is not None and one.of_place.get("function", Function.HEAD) != Function.HEAD:
            changing[id(one.place)].add(one.who.delegate)
    for place in places:
        heads = coming.get(id(place), [])
        there = delegates.get(place.delegation.id, []) if place.delegation and heads else []
        now = [
            who
            for who in there
            if who.fields["function"] == Function.HEAD
            and who.accreditation not in INACTIVE
            and who.delegate not in changing[id(place)]
        ]
        first = f"{now[0].name} ({now[0].ref})" if now else heads[0].nominee.name.name if heads else ""
        for one in heads if now else heads[1:]:
            message = _("{name} is the head of delegation already; a delegation has one.").format(name=first)
            read.tell(one.nominee.row, "", one.nominee.name.name, ERROR, message)


def _warn_of_erased(read: Read, planned: Sequence[Planned], delegations: Collection[int]) -> None:
    """A newcomer may be somebody who was erased on request, whom the list names again; nobody can tell any more."""
    for one in planned:
        if one.who is None and one.place.delegation is not None and one.place.delegation.id in delegations:
            message = _(
                "Somebody of this delegation was erased on request; this may be them. Ask before you take {name} in."
            )
            _warn(read, one, message.format(name=one.nominee.name.name))


def _warn(read: Read, one: Planned, message: str) -> None:
    read.tell(one.nominee.row, "", one.nominee.name.name, WARNING, message)


__all__ = ["PERSON_KEYS", "PLACE_KEYS", "Plan", "Planned", "plan_of"]
