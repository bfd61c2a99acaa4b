"""Two revisions of a declaration compared, or one of them and a text that came from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.comparison.comparing import Comparison, compare
from secretariat.declarations.finding import declaration_id, revision_id
from secretariat.declarations.model import declaration, paragraph, paragraph_lineage
from secretariat.declarations.papers.settled import last_change
from secretariat.declarations.queries import Revision, paragraphs_of, revisions_of
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts: the label of a revision ("" for the working text), or the name of a file (``outside``).

    ``dated`` is EDTF or "". ``settled`` is when it was cut or last changed (UTC), ``by`` who did.
    """

    label: str
    outside: bool = False
    dated: str = ""
    settled: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class ComparedTexts:
    """Two texts of a declaration, and what changed between them."""

    ref: str
    title: str
    language: str
    marking: str
    before: Text
    after: Text
    comparison: Comparison


def compared_revisions(
    record: Record, which: str, before: str | None = None, after: str | None = None
) -> ComparedTexts:
    """What changed between two revisions, named by their labels ("working text" for the one without).

    Without ``after`` the newest is meant, without ``before`` the one in front of it. Raises ``Refused`` where there is
    none in front, ``NotFound`` for a label that no revision has.
    """
    with record.reading() as connection:
        id_ = declaration_id(connection, which)
        revisions = revisions_of(connection, id_)
        new = _at(revisions, revision_id(connection, id_, after))
        old = _at(revisions, revision_id(connection, id_, before)) if before is not None else new - 1
        if old < 0:
            raise Refused(
                _("{ref} has no revision before {revision}; name the two that are to be compared.").format(
                    ref=_row(connection, id_)["ref"], revision=revisions[new].label or _("working text")
                )
            )
        one, other = revisions[old], revisions[new]
        old_text, new_text = (_paragraphs(connection, side.id) for side in (one, other))
        comparison = _worked_out(old_text, new_text, _descent(connection, id_))
        return _compared(connection, id_, _text(connection, one), _text(connection, other), comparison)


def compared_with_outside(
    record: Record, which: str, read: ReadText, name: str, *, revision: str | None = None
) -> ComparedTexts:
    """What a text from outside, called ``name``, changes in a revision (the newest by default). A document that was
    printed here has its paragraphs as they were written before (``as_it_was``).
    """
    from secretariat.declarations.reading.as_it_was import as_it_was, without_marking

    with record.reading() as connection:
        id_ = declaration_id(connection, which)
        revisions = revisions_of(connection, id_)
        one = revisions[_at(revisions, revision_id(connection, id_, revision))]
        paragraphs = _paragraphs(connection, one.id)
        marking = _row(connection, id_)["marking"]
        now = without_marking(as_it_was(read, paragraphs, one.written_in), paragraphs, marking)
        comparison = compare(paragraphs, now.paragraphs)
        return _compared(connection, id_, _text(connection, one), Text(name, outside=True), comparison)


def revision_labels(record: Record, which: str) -> tuple[str, ...]:
    """The labels of a declaration's revisions, oldest first; "" for the working text."""
    with record.reading() as connection:
        return tuple(one.label for one in revisions_of(connection, declaration_id(connection, which)))


@lru_cache(maxsize=4)
def _worked_out(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], descent: tuple[tuple[int, int], ...]
) -> Comparison:
    """A comparison, kept for a while: a view reads it anew whenever anything in the record changes."""
    return compare(before, after, descent)


def _paragraphs(connection: Connection, revision: int) -> tuple[Paragraph, ...]:
    return tuple(row.wording() for row in paragraphs_of(connection, revision))


def _at(revisions: Sequence[Revision], id_: int) -> int:
    return next(place for place, one in enumerate(revisions) if one.id == id_)


def _row(connection: Connection, id_: int) -> dict[str, str]:
    columns = (declaration.c.ref, declaration.c.title, declaration.c.language, declaration.c.marking)
    return dict(connection.execute(select(*columns).where(declaration.c.id == id_)).mappings().one())


def _compared(connection: Connection, id_: int, before: Text, after: Text, comparison: Comparison) -> ComparedTexts:
    return ComparedTexts(**_row(connection, id_), before=before, after=after, comparison=comparison)


def _descent(connection: Connection, id_: int) -> tuple[tuple[int, int], ...]:
    """Which paragraphs of a declaration were split off or merged, each with the one it came from."""
    query = (
        select(paragraph_lineage.c.paragraph_id, paragraph_lineage.c.from_id)
        .join(paragraph, paragraph.c.id == paragraph_lineage.c.paragraph_id)
        .where(paragraph.c.declaration_id == id_)
    )
    return tuple((own, source) for own, source in connection.execute(query).all())


def _text(connection: Connection, one: Revision) -> Text:
    """A revision as it is told, with the last act that had to do with it."""
    at, by = last_change(connection, one.id) or (None, "")
    return Text(one.label, dated=one.dated, settled=one.cut_at or at, by=by)
