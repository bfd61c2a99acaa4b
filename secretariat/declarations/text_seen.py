"""The text as somebody saw it before they agreed to it, adopted it or sent it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import revision_id
from secretariat.declarations.model import paragraph_text
from secretariat.record.acts import act, act_change
from secretariat.values.language import _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.record.work import Work


class TextSeen(NamedTuple):
    """By what a text is known again: its revision, how many paragraphs it has, the sums of their ids and versions."""

    revision: int
    paragraphs: int
    ids: int
    versions: int


def text_seen(connection: Connection, declaration: int) -> TextSeen:
    """The newest text of a declaration as it is now."""
    newest = revision_id(connection, declaration)
    own = paragraph_text.c
    figures = select(
        func.count(own.id), func.coalesce(func.sum(own.id), 0), func.coalesce(func.sum(own.version), 0)
    ).where(own.revision_id == newest)
    return TextSeen(newest, *(int(value) for value in connection.execute(figures).one()))


def refuse_unread(work: Work, declaration: int, ref: str, read: TextSeen | None) -> None:
    """Raise ``Refused`` where another text stands there than the one that was seen; ``None`` for whoever saw none."""
    if read is None or text_seen(work.connection, declaration) == read:
        return
    own = act_change.c
    last = (
        select(act.c.user)
        .join(act_change, own.act_id == act.c.id)
        .where(own.table_name == paragraph_text.name, own.ref.startswith(f"{ref} ¶", autoescape=True))
        .order_by(own.id.desc())
    )
    user = work.connection.execute(last.limit(1)).scalar() or ""
    raise Refused(_("{ref} reads otherwise since {user} changed it; read it again first.").format(ref=ref, user=user))
