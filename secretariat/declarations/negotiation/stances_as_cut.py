"""Who supported and who opposed what stands in brackets when a revision was cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.as_cut import cut_change
from secretariat.declarations.model import paragraph
from secretariat.declarations.negotiation.stances import StanceRow, stances_of
from secretariat.parties.model import party
from secretariat.record.acts import act_change

_KEPT: Final = {"paragraph_id": "paragraph", "bracket": "bracket", "words": "words", "stance": "stance", "note": "note"}


def stances_as_cut(connection: Connection, declaration: int, revision: int) -> list[StanceRow]:
    """What was thought of a declaration's brackets when a revision was cut: what is thought now, going back to there
    through the history. For the working text it is what is thought now.
    """
    now = stances_of(connection, declaration)
    since = cut_change(connection, revision)
    if since is None:
        return now
    changes = act_change.c
    query = select(changes.record_id, changes.kind, changes.before).where(
        changes.table_name == "stance", changes.id > since
    )
    later = connection.execute(query.order_by(changes.id.desc())).all()
    if not later:
        return now
    codes: dict[int, str] = dict(connection.execute(select(party.c.id, party.c.code)).all())
    paragraphs = select(paragraph.c.id).where(paragraph.c.declaration_id == declaration)
    own = set(connection.execute(paragraphs).scalars())
    rows = {one.id: one for one in now}
    for id_, kind, before in later:
        if kind == "insert":
            rows.pop(id_, None)
        elif id_ in rows:
            rows[id_] = _before(rows[id_], before, codes)
        elif kind == "delete" and before["paragraph_id"] in own and before["party_id"] in codes:
            rows[id_] = _before(StanceRow(id_, 0, "", "", "", "", ""), before, codes)
    return sorted(rows.values(), key=lambda one: (one.party, one.id))


def _before(one: StanceRow, before: Mapping[str, Any], codes: Mapping[int, str]) -> StanceRow:
    values = {_KEPT[key]: value for key, value in before.items() if key in _KEPT}
    if "party_id" in before:
        values["party"] = codes.get(before["party_id"], one.party)
    return replace(one, **values)
