"""From nominees to what has to be done: who is new, what changes of whom, what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from secretariat.delegations.intake.known import (
    LABEL,
    KnownPerson,
    known_delegates,
    people_of,
    people_with,
)
from secretariat.delegations.intake.matching import is_in_own_script, matched, respelt
from secretariat.delegations.intake.missing import not_matched, not_named
from secretariat.delegations.intake.nominees import ERROR, Nominee, Read
from secretariat.delegations.intake.one_place import refuse_heads, refuse_twice, warn_of_erased
from secretariat.delegations.intake.party_places import PartyPlace, warn_of_quotas
from secretariat.delegations.intake.planned import BY_ROW, Planned
from secretariat.delegations.model import delegate
from secretariat.delegations.transitions import INACTIVE
from secretariat.people.model import person
from secretariat.record.imported import imported_values
from secretariat.values.language import _
from secretariat.values.text import folded


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
        warn_of_erased(read, planned, erased)
    refuse_twice(read, planned, delegates)
    refuse_heads(read, places, planned, delegates)
    missing = not_matched(places, {one.who.delegate for one in planned if one.who is not None}, delegates)
    there_already = [place for place in places if place.delegation is not None]
    if there_already:
        size = Counter(id(one.place) for one in planned if one.nominee.row not in read.refused)
    for place in there_already:
        warn_of_quotas(read, place, size[id(place)] + sum(of is place for of, _who in missing))
    planned.sort(key=BY_ROW)
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
            one.warn(read, message)
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
        one.warn(read, message.format(field=key, ours=now, theirs=value))
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
    one.warn(read, message.format(name=who.name, theirs=written.name, ref=who.ref))
