"""The translation of a revision, as far as it still says what the text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import paragraph_text, paragraph_translation
from secretariat.declarations.queries import ParagraphRow
from secretariat.record.acts import act_change


def translations(connection: Connection, revision: int, rows: Sequence[ParagraphRow], language: str) -> dict[int, str]:
    """The translations of paragraphs by their identity. One whose paragraph was changed since it was translated would
    translate what is no longer said, and is left out.
    """
    own = paragraph_translation.c
    query = select(own.id, own.paragraph_id, own.text).where(own.revision_id == revision, own.language == language)
    kept = {paragraph: (id_, text) for id_, paragraph, text in connection.execute(query.order_by(own.id)).all()}
    if not kept:
        return {}
    translated = {id_: act for id_, act, _text in _written(connection, paragraph_translation, revision)}
    said: dict[int, list[tuple[int, str]]] = {}
    for id_, act, text in _written(connection, paragraph_text, revision):
        said.setdefault(id_, []).append((act, text))
    found = {}
    for row in rows:
        if row.paragraph in kept:
            id_, words = kept[row.paragraph]
            then = [text for act, text in said.get(row.id, ()) if act <= translated.get(id_, act)]
            if not then or then[-1] == row.text:
                found[row.paragraph] = words
    return found


def languages(connection: Connection, revision: int) -> list[str]:
    """The languages that a revision is translated into."""
    query = select(paragraph_translation.c.language).where(paragraph_translation.c.revision_id == revision)
    return sorted(Counter(connection.execute(query).scalars()))


def _written(connection: Connection, table: Table, revision: int) -> Iterator[tuple[int, int, str]]:
    """What was written into the texts of a revision: the row, in which act, and the words; the oldest first."""
    rows = select(table.c.id).where(table.c.revision_id == revision)
    query = (
        select(act_change.c.record_id, act_change.c.act_id, act_change.c.after)
        .where(act_change.c.table_name == table.name, act_change.c.record_id.in_(rows))
        .order_by(act_change.c.id)
    )
    for id_, act, after in connection.execute(query):
        if after and "text" in after:
            yield id_, act, after["text"]
