"""Where an action comes from: the agenda item, the outcome or the paragraph of a declaration, and their meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Row, func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_by_ref, item_id
from secretariat.agenda.model import agenda_item
from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration, paragraph, paragraph_text, revision
from secretariat.declarations.queries import paragraphs_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import outcome
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused

_ITEM: Final = re.compile(r"[Ii]-[0-9]{1,9}")


def source_columns(connection: Connection, given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that ``item`` and ``paragraph`` of what was given set. Raises ``Refused`` or ``NotFound``."""
    columns: dict[str, Any] = {}
    if "item" in given:
        columns["item_id"] = item_meant(connection, given["item"], given.get("meeting")) if given["item"] else None
    if "paragraph" in given:
        columns["paragraph_id"] = paragraph_meant(connection, given["paragraph"]) if given["paragraph"] else None
    return columns


def item_meant(connection: Connection, words: str, meeting: str | None = None) -> int:
    """The agenda item that ``words`` mean: I-7, "APEC-SMEMM-18/2.1", or its number where the meeting is given."""
    if _ITEM.fullmatch(words.strip()):
        return item_by_ref(connection, words)
    of, _slash, number = words.rpartition("/")
    if not of and not meeting:
        raise Refused(
            _("Item: “{words}” needs its meeting; write it like APEC-SMEMM-18/2.1 or I-7.").format(words=words)
        )
    return item_id(connection, meeting_id(connection, of or meeting or ""), number)


def paragraph_meant(connection: Connection, words: str) -> int:
    """The paragraph that "D-1/4" means: by the number in the declaration's newest revision that has it.

    Raises ``Refused`` where no number is given, ``NotFound`` where there is no such paragraph.
    """
    of, _slash, number = words.replace(" ¶", "/").rpartition("/")
    if not of.strip() or not number.strip():
        raise Refused(
            _("Paragraph: “{words}” needs its declaration and its number; write it like D-1/4.").format(words=words)
        )
    text = declaration_id(connection, of)
    newest = revision_id(connection, text)
    found = paragraph_named(connection, newest, number)
    if found is None:
        raise NotFound(
            _("{declaration} has no paragraph {number}.").format(declaration=of.strip(), number=number.strip())
        )
    return connection.execute(select(paragraph_text.c.paragraph_id).where(paragraph_text.c.id == found)).scalar_one()


def paragraph_ref(connection: Connection, id_: int | None) -> tuple[str, str]:
    """How a paragraph is named ("D-1/4", "D-1/Article 3.1") and its text, in the newest revision that has it."""
    if id_ is None:
        return "", ""
    query = (
        select(declaration.c.ref, *(paragraph_text.c[name] for name in ("revision_id", "number", "level", "text")))
        .join(revision, revision.c.id == paragraph_text.c.revision_id)
        .join(declaration, declaration.c.id == revision.c.declaration_id)
        .where(paragraph_text.c.paragraph_id == id_)
        .order_by(revision.c.position.desc(), revision.c.id.desc())
    )
    found = connection.execute(query.limit(1)).first()
    if found is None:
        return "", ""
    return f"{found.ref}/{_address(connection, found, id_)}", found.text


def _address(connection: Connection, found: Row[Any], id_: int) -> str:
    """The number, where it says which paragraph is meant; else the address, for which the whole text is read."""
    sharing = select(func.count()).where(
        paragraph_text.c.revision_id == found.revision_id, paragraph_text.c.number == found.number
    )
    if found.number and not found.level and connection.execute(sharing).scalar_one() == 1:
        return str(found.number)
    return next(one.address for one in paragraphs_of(connection, found.revision_id) if one.paragraph == id_)


def item_ref(connection: Connection, id_: int | None) -> str:
    """The reference of an agenda item (I-7), "" where there is none."""
    if id_ is None:
        return ""
    return connection.execute(select(agenda_item.c.ref).where(agenda_item.c.id == id_)).scalar() or ""


def meeting_of(connection: Connection, values: Mapping[str, Any]) -> int | None:
    """The meeting an action comes from, by its outcome, its agenda item or the declaration of its paragraph."""
    if values["outcome_id"] is not None:
        return connection.execute(select(outcome.c.meeting_id).where(outcome.c.id == values["outcome_id"])).scalar()
    if values["item_id"] is not None:
        return connection.execute(
            select(agenda_item.c.meeting_id).where(agenda_item.c.id == values["item_id"])
        ).scalar()
    of = select(declaration.c.meeting_id).join(paragraph, paragraph.c.declaration_id == declaration.c.id)
    return connection.execute(of.where(paragraph.c.id == values["paragraph_id"])).scalar()
