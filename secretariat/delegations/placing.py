"""The place a delegate holds: who may have one, and what follows when it changes.

Whatever writes a delegate goes through here: nominating, the reception, and regrets, which withdraw everybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, Function
from secretariat.delegations.transitions import INACTIVE, refuse_accreditation
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.derived import Touched, after_undo
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_FEW: Final = 20
"""Up to so many delegates are looked at one by one after an undo."""


def change_delegate_in(work: Work, before: RowMapping, values: dict[str, Any], *, seen: int | None = None) -> None:
    """Write what changed of a delegate, having looked whether it may; the time of arrival follows the accreditation.

    Raises ``Refused`` where the accreditation can't follow the one there is, or a place is taken; ``Conflict``.
    """
    values = dict(work.merged(delegate, before["id"], values, seen=seen))
    state = values.get("accreditation", before["accreditation"])
    refuse_accreditation(before["ref"], before["accreditation"], state)
    if state != before["accreditation"]:
        values["arrived_at"] = work.now if state == Accreditation.ARRIVED else None
        if before["accreditation"] == Accreditation.REPLACED:
            values["replaced_by_id"] = None
    after = {**before, **values}
    refuse_second_place(work.connection, after, before["id"])
    work.change(delegate, before["id"], values)


@after_undo(delegate)
def _refuse_second_place_again(work: Work, touched: Sequence[Touched]) -> None:
    """An undo gives no delegation a second head and nobody a second place, where others came since."""
    rows = [one.after for one in touched if one.after is not None]
    if len(rows) > _FEW and not _anything_twice(work.connection, {row["meeting_id"] for row in rows}):
        return
    for row in rows:
        refuse_second_place(work.connection, row, row["id"])


def _anything_twice(connection: Connection, meetings: Collection[int]) -> bool:
    """Whether anybody has two active places at one of the meetings, or a delegation there two active heads."""
    active = select(func.count()).where(
        delegate.c.accreditation.not_in(sorted(INACTIVE)), delegate.c.meeting_id.in_(meetings)
    )
    twice = active.having(func.count() > 1).limit(1)
    places = twice.group_by(delegate.c.meeting_id, delegate.c.person_id)
    heads = twice.where(delegate.c.function == Function.HEAD.value).group_by(delegate.c.delegation_id)
    return any(connection.execute(query).first() is not None for query in (places, heads))


def refuse_second_place(connection: Connection, row: Mapping[str, Any], own: int | None) -> None:
    """Raise ``Refused``, naming who is there already, where a person would have two active places at a meeting or a
    delegation two active heads; ``own`` is the delegate that ``row`` is about, ``None`` for a new one.
    """
    if row["accreditation"] in INACTIVE:
        return
    active = (
        select(delegate.c.person_id, delegation.c.ref)
        .join(delegation, delegation.c.id == delegate.c.delegation_id)
        .where(delegate.c.accreditation.not_in(sorted(INACTIVE)), delegate.c.id != (own or 0))
    )
    same = active.where(delegate.c.meeting_id == row["meeting_id"], delegate.c.person_id == row["person_id"])
    taken = connection.execute(same).one_or_none()
    if taken is not None:
        raise Refused(
            _("{name} has a place at this meeting already, in {ref}.").format(
                name=_name(connection, row["person_id"]), ref=taken.ref
            )
        )
    if row["function"] != Function.HEAD:
        return
    heads = active.where(delegate.c.delegation_id == row["delegation_id"], delegate.c.function == Function.HEAD.value)
    head = connection.execute(heads).one_or_none()
    if head is not None:
        raise Refused(
            _("{name} is the head of {ref} already; a delegation has one. Change that function first.").format(
                name=_name(connection, head.person_id), ref=head.ref
            )
        )


def _name(connection: Connection, id_: int) -> str:
    query = select(person.c.given, person.c.family, person.c.family_first, person.c.name).where(person.c.id == id_)
    return printed_name(*connection.execute(query).one())
