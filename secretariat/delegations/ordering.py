"""Giving a meeting its order of precedence: by a rule, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from secretariat.delegations.finding import delegation_of_ref
from secretariat.delegations.model import delegation
from secretariat.delegations.precedence import HostPlace, Precedence, Rule, precedence_of
from secretariat.delegations.rolls import order_of, roll_of
from secretariat.delegations.rows import Roll
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
from secretariat.parties.finding import party_id
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import LANGUAGES, N_, _
from secretariat.values.refusal import Refused

_LABEL: Final = N_("Order the delegations of {meeting}: {rule}")


def order_delegations(
    record: Record, meeting: str, rule: str, parties: Sequence[str] = (), *, language: str = ""
) -> Roll:
    """Give a meeting its order of precedence, by one of the rules of ``precedence``.

    ``language`` ("en" or "id") is that of the names the alphabet is made of; the meeting keeps the one it has where
    none is given. With "by hand", ``parties`` are put first in the order given and the others follow as they stand
    now; without any, the order laid down by hand before comes back (or the one there is now becomes it). Raises
    ``Refused`` where the rule is unknown, a host is needed and none is known, or a party has no delegation there.
    """
    wanted = precedence_of(rule)
    if language and language not in LANGUAGES:
        raise Refused(
            _("“{language}” is not a language names are sorted in; choose one of {allowed}.").format(
                language=language, allowed=", ".join(LANGUAGES)
            )
        )
    with record.act(_LABEL, meeting=meeting, rule=wanted.name) as work:
        at = meeting_id(work.connection, meeting)
        row = work.row(meeting_table, at)
        record.relabelled(work, _LABEL, meeting=row["ref"], rule=wanted.name)
        if wanted.host is not HostPlace.IN_TURN and row["host_id"] is None:
            raise Refused(_("{meeting} has no host yet, so it can't stand first or last.").format(meeting=row["ref"]))
        if parties and wanted.rule is not Rule.BY_HAND:
            raise Refused(_("Parties are named only for the order “by hand”."))
        now = roll_of(work.connection, at, record.today).delegations
        work.change(
            meeting_table, at, {"precedence": wanted.kept} | ({"precedence_language": language} if language else {})
        )
        if wanted.rule is Rule.BY_HAND and (parties or all(one.position is None for one in now)):
            first = list(dict.fromkeys(_delegation_of(work, at, row["ref"], party) for party in parties))
            _put_in_order(work, [*first, *(one.id for one in now if one.id not in first)])
        return roll_of(work.connection, at, record.today)


def move_delegation(record: Record, ref: str, by: int) -> Roll:
    """Move a delegation ``by`` places down (up where negative); from then on the meeting's order is by hand."""
    with record.act(N_("Move {ref} in the order of precedence"), ref=ref) as work:
        id_ = delegation_of_ref(work.connection, ref)
        at = int(work.row(delegation, id_)["meeting_id"])
        order = [one.id for one in roll_of(work.connection, at, record.today).delegations]
        place = order.index(id_)
        target = max(0, min(len(order) - 1, place + by))
        if target != place:
            order.insert(target, order.pop(place))
            work.change(meeting_table, at, {"precedence": Rule.BY_HAND.value})
            _put_in_order(work, order)
        return roll_of(work.connection, at, record.today)


def order_now(record: Record, meeting: str) -> Precedence:
    """The order of precedence a meeting has."""
    with record.reading() as connection:
        query = select(meeting_table).where(meeting_table.c.id == meeting_id(connection, meeting))
        return order_of(connection.execute(query).mappings().one())


def _delegation_of(work: Work, at_meeting: int, meeting: str, party: str) -> int:
    query = select(delegation.c.id).where(
        delegation.c.meeting_id == at_meeting, delegation.c.party_id == party_id(work.connection, party)
    )
    found = work.connection.execute(query).scalar()
    if found is None:
        raise Refused(_("“{party}” has no delegation at {meeting}.").format(party=party, meeting=meeting))
    return found


def _put_in_order(work: Work, ids: Sequence[int]) -> None:
    for position, id_ in enumerate(ids, start=1):
        work.change(delegation, id_, {"position": position})
