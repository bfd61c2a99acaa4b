"""Who of a list is whom on record. Pure.

Within one party: by e-mail address, then by name however it is written (order, case, accents), then by the name in its
own script, which the list or the record may have beside the Latin one. Where a name stands several times, in the list
or on record, they are paired by title and organisation and then in their order, so that the same list means the same
people every time. Across parties nobody is taken for somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from secretariat.delegations.intake.known import KnownPerson
from secretariat.delegations.intake.nominees import Nominee
from secretariat.people.likeness import likeness_key
from secretariat.people.scripts import in_other_script
from secretariat.values.text import folded

_ALIKE: Final = 0.9
"""How alike two names under one title must be to be one person's, spelt otherwise."""
_MOST_COMPARED: Final = 300


def matched(nominees: Sequence[Nominee], known: Sequence[KnownPerson]) -> dict[int, KnownPerson]:
    """Nominees of one party (by row) to those of ``known`` they are; each is one nominee's at most."""
    found: dict[int, KnownPerson] = {}
    free = list(known)
    by_email = {folded(who.fields["email"]): who for who in reversed(known) if who.fields["email"]}
    left = []
    for nominee in nominees:
        who = by_email.pop(folded(nominee.person["email"]), None) if "email" in nominee.person and by_email else None
        if who is None:
            left.append(nominee)
        else:
            found[nominee.row] = who
    if found:
        taken = {who.person for who in found.values()}
        free = [who for who in free if who.person not in taken]
    if not free or not left:
        return found
    by_key: dict[str, list[KnownPerson]] = defaultdict(list)
    for who in free:
        by_key[who.key].append(who)
    same: dict[str, list[Nominee]] = defaultdict(list)
    for nominee in left:
        if nominee.key in by_key:
            same[nominee.key].append(nominee)
    for key, rows in same.items():
        found.update(_paired(rows, by_key[key]))
    rest = [one for one in left if one.row not in found]
    taken = {who.person for who in found.values()}
    others = [who for who in free if who.person not in taken] if rest else []
    found.update(_by_own_script(rest, others) if others else {})
    return found


def _by_own_script(nominees: Sequence[Nominee], known: Sequence[KnownPerson]) -> dict[int, KnownPerson]:
    """Nominees and people of one name in its own script, where it is one of the list's and one of the record's only."""
    there: dict[str, list[KnownPerson]] = defaultdict(list)
    for who in known:
        native = who.fields["native_name"]
        if native or is_in_own_script(who.name):
            there[likeness_key(native) if native else who.key].append(who)
    coming: dict[str, list[Nominee]] = defaultdict(list)
    for nominee in nominees if there else ():
        native = nominee.person.get("native_name", "")
        if native or is_in_own_script(nominee.name.name):
            coming[likeness_key(native) if native else nominee.key].append(nominee)
    return {rows[0].row: there[key][0] for key, rows in coming.items() if len(rows) == 1 == len(there.get(key, ()))}


def is_in_own_script(name: str) -> bool:
    """Whether a name is written in another script than the Latin alone."""
    return not name.isascii() and all(map(in_other_script, name.split()))


def _paired(nominees: Sequence[Nominee], known: Sequence[KnownPerson]) -> dict[int, KnownPerson]:
    """Nominees and people of one name, one to one: by title and organisation, by one of them, then in their order."""
    if len(nominees) == 1 and len(known) == 1:
        return {nominees[0].row: known[0]}
    found: dict[int, KnownPerson] = {}
    rows, people = list(nominees), list(known)
    for keys in (("title", "organisation", "note"), ("title", "organisation"), ("title",), ("organisation",), ()):
        for nominee in list(rows):
            who = next((one for one in people if all(_alike(nominee, one, key) for key in keys)), None)
            if who is not None:
                found[nominee.row] = who
                rows.remove(nominee)
                people.remove(who)
    return found


def _alike(nominee: Nominee, who: KnownPerson, key: str) -> bool:
    return bool(nominee.place.get(key, "") == (who.fields.get(key) or ""))


def respelt(nominees: Iterable[Nominee], known: Iterable[KnownPerson]) -> dict[int, KnownPerson]:
    """Nominees nobody matched who are one of ``known``, whom no row matched, spelt otherwise.

    Both have the same title and organisation, and names so alike that nobody else's is.
    """
    rows, people = list(nominees)[:_MOST_COMPARED], list(known)[:_MOST_COMPARED]
    found: dict[int, KnownPerson] = {}
    for nominee in rows:
        near = [
            who
            for who in people
            if (nominee.place.get("title") or nominee.place.get("organisation"))
            and _alike(nominee, who, "title")
            and _alike(nominee, who, "organisation")
            and SequenceMatcher(None, nominee.key, who.key).ratio() >= _ALIKE
        ]
        if len(near) == 1:
            found[nominee.row] = near[0]
            people.remove(near[0])
    return found
