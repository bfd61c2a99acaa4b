"""What hangs on a paragraph goes along where its words go: into the paragraph it was merged into."""

from __future__ import annotations

from collections.abc import Callable, Set

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import paragraph_lineage
from secretariat.declarations.negotiation.stances import StanceRow, stances_of
from secretariat.declarations.positions_model import declaration_position, guard_overrule, stance
from secretariat.declarations.states import Descent
from secretariat.record.work import Work


def rehome_stances(
    work: Work, declaration: int, source: int, target: int, goes: Callable[[StanceRow], bool] = lambda _one: True
) -> None:
    """Take what is thought of brackets from one paragraph (its identity) to another; what the same party thinks of the
    same words there stays.
    """
    standing = stances_of(work.connection, declaration)
    known = {(one.bracket, one.party) for one in standing if one.paragraph == target}
    for one in standing:
        if one.paragraph == source and goes(one) and (one.bracket, one.party) not in known:
            work.change(stance, one.id, {"paragraph_id": target})


def rehome(work: Work, declaration: int, source: int, target: int) -> None:
    """Take everything along that was said of a paragraph which is in another now: stances on brackets, positions of
    parties with their words, words that the guard lets stand. Actions that follow from it are followed by lineage.
    """
    rehome_stances(work, declaration, source, target)
    for table in (declaration_position, guard_overrule):
        query = select(table.c.id).where(table.c.paragraph_id == source).order_by(table.c.id)
        for id_ in work.connection.execute(query).scalars().all():
            work.change(table, id_, {"paragraph_id": target})


def now_in(connection: Connection, wanted: Set[int], there: Set[int]) -> dict[int, int]:
    """In which of the paragraphs that are ``there`` the words of others are now: in the one itself, else in the one it
    was merged into, however often. One of which neither is there is left out.
    """
    into = _merged_into(connection, wanted - there)
    found = {}
    for identity in wanted:
        at, been = identity, {identity}
        while at not in there and into.get(at, at) not in been:
            at = into[at]
            been.add(at)
        if at in there:
            found[identity] = at
    return found


def _merged_into(connection: Connection, sources: Set[int]) -> dict[int, int]:
    """The paragraph each was merged into last, and those that were merged in their turn."""
    into: dict[int, int] = {}
    left = set(sources)
    lineage = paragraph_lineage.c
    while left:
        query = select(lineage.from_id, lineage.paragraph_id).where(lineage.how == Descent.MERGED.value)
        rows = connection.execute(query.where(lineage.from_id.in_(left)).order_by(lineage.id)).all()
        into |= dict(rows)
        left = {target for _source, target in rows} - into.keys()
    return into
