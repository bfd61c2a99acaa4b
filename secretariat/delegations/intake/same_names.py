"""One name twice among a party's people: one person where that was said, else two. Pure.

A list may name somebody once for each of their posts, and a large list has people who share a name: which it is nobody
can tell from the rows, so a person says so for the whole list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from secretariat.delegations.intake.nominees import WARNING, Nominee, Read
from secretariat.delegations.intake.party_places import PartyPlace
from secretariat.delegations.intake.vocabulary import FIELDS
from secretariat.values.language import _
from secretariat.values.text import folded


class Again(NamedTuple):
    """A row that names once more whom an earlier row of the party named."""

    nominee: Nominee
    place: PartyPlace


def taken_once(read: Read, places: Sequence[PartyPlace]) -> list[Again]:
    """Take rows of one party with one name as one person, and give the later ones, which are left out of ``places``.

    What the first row does not say is taken from the later ones; what they say otherwise is told. Another e-mail
    address tells two people apart.
    """
    again: list[Again] = []
    for place in places:
        first: dict[str, list[Nominee]] = {}
        kept: list[Nominee] = []
        for nominee in place.nominees:
            known = first.setdefault(nominee.key, [])
            same = next((one for one in known if _may_be(one, nominee)), None)
            if same is None:
                known.append(nominee)
                kept.append(nominee)
                continue
            again.append(Again(nominee, place))
            _told(read, same, nominee)
        place.nominees = kept
    return again


def _may_be(one: Nominee, other: Nominee) -> bool:
    emails = [folded(each.person["email"]) for each in (one, other) if "email" in each.person]
    return len(set(emails)) < 2


def _told(read: Read, first: Nominee, later: Nominee) -> None:
    """Complete the first row with the later, and say what of the later is not taken."""
    left = []
    for mine, theirs in ((first.person, later.person), (first.place, later.place)):
        for key, value in theirs.items():
            if mine.setdefault(key, value) != value:
                left.append(f"{_(FIELDS[key]) if key in FIELDS else key} “{value}”")
    message = _("The same person as in row {row}.").format(row=first.row)
    if left:
        message += " " + _("Not taken: {fields}.").format(fields=", ".join(left))
    read.tell(later.row, "", later.name.name, WARNING, message)
