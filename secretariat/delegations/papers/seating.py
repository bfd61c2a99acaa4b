"""The seating order: parties or their heads around a table, as a plan and as a numbered list."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from secretariat.delegations.papers.coming import coming
from secretariat.delegations.papers.seats import (
    CHAIR,
    ROWS_ALTERNATE,
    ROWS_IN_ORDER,
    SEATING_WORDS,
    TABLE_WORDS,
    Seating,
    Table,
    seat,
)
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.precedence import order_in_words
from secretariat.delegations.rows import DelegationDetail, Roll
from secretariat.values.language import N_


def seating_data(
    roll: Roll, wording: Wording, *, table: Table, seating: Seating, each: str, chair: str, per_side: int | None
) -> dict[str, Any]:
    """The plan and its key. ``each`` is ``party`` or ``head``: whose name stands on a seat.

    ``chair``: the ``host``'s delegation sits in the chair where it comes (and has no other seat); ``apart``: the
    chair sits apart from every delegation; ``none``: the first in order has the middle. Raises ``Refused`` as
    ``seats.seat`` does.
    """
    everybody = coming(roll)
    host = next((one for one in everybody if one.host), None) if chair == "host" else None
    seated = [one for one in everybody if one is not host]
    plan = seat(table, seating, len(seated), chair=chair != "none", per_side=per_side)
    seats = {str(number): _seat(one, wording, each) for number, one in enumerate(seated, start=1)}
    word = wording.say(N_("Chair"))
    seats[str(CHAIR)] = {**(_seat(host, wording, each) if host else {"name": "", "below": ""}), "chair": word}
    return {
        "plan": asdict(plan),
        "table": table.value,
        "seats": seats,
        "podium": word,
        "subtitle": wording.say(N_("Seating order")),
        "said": [
            wording.say(TABLE_WORDS[table]),
            wording.say(_rule(table, seating)),
            f"{wording.say(N_('Order'))}: {wording.each(lambda language: order_in_words(roll.order, language))}",
        ],
        "key": wording.say(N_("In order of precedence")),
        "none": wording.say(N_("No delegation is on the list yet.")),
        "seated": len(seated),
    }


def _rule(table: Table, seating: Seating) -> str:
    if table is Table.THEATRE:
        return ROWS_ALTERNATE if seating is Seating.ALTERNATE else ROWS_IN_ORDER
    return SEATING_WORDS[seating]


def _seat(one: DelegationDetail, wording: Wording, each: str) -> dict[str, str]:
    party = wording.party(one.name, one.name_id)
    if each == "head" and one.head and not one.head.erased:
        return {"name": one.head.name, "below": party, "chair": ""}
    return {"name": party, "below": "", "chair": ""}
