"""Name plates: tent cards for parties, for heads of delegation, or for every delegate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from secretariat.delegations.papers.coming import coming, script_of
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.values.language import N_

PER_SHEET: Final = {"large": 1, "small": 2}


def plates_data(roll: Roll, wording: Wording, *, each: str, size: str) -> dict[str, Any]:
    """The plates in order of precedence, for each ``party``, ``head`` or ``delegate``.

    A ``large`` one is a whole sheet folded in two, two ``small`` ones share a sheet.
    """
    return {
        "plates": [plate for one in coming(roll) for plate in _of(one, wording, each)],
        "per_sheet": PER_SHEET[size],
        "none": wording.say(N_("There is nobody to make a name plate for yet.")),
    }


def _of(one: DelegationDetail, wording: Wording, each: str) -> Iterator[dict[str, str]]:
    if each == "party":
        first, *others = wording.party(one.name, one.name_id).split(" / ")
        yield _plate(first, below=" / ".join(others))
        return
    heads = one.named[:1] if one.named[:1] == (one.head,) else ()
    for who in heads if each == "head" else one.named:
        yield _of_person(who, wording)


def _of_person(who: DelegateRow, wording: Wording) -> dict[str, str]:
    native = who.native if who.native not in who.name else ""
    party = wording.party(who.party_name, who.party_name_id)
    above = "  ".join(part for part in (who.honorific, native) if part)
    return _plate(who.name, script=script_of(who), above=above, below=party)


def _plate(main: str, *, script: str = "", above: str = "", below: str = "") -> dict[str, str]:
    return {"main": main, "script": script, "above": above, "below": below, "below_script": ""}
