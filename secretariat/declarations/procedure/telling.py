"""What the procedure adds to how a declaration reads: silence, positions, corrigenda."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.engine import Connection

from secretariat.declarations.model import declaration
from secretariat.declarations.procedure.corrigenda import Corrigendum, corrigenda_of
from secretariat.declarations.procedure.positions import Position, positions_of
from secretariat.record.told_elsewhere import tells_of
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Line, Section
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate


@tells_of(declaration)
def positions_told(connection: Connection, id_: int) -> Section | None:
    """What parties did, each with its words."""
    found = positions_of(connection, id_)
    return Section(_("Positions"), [_position_line(one) for one in found]) if found else None


@tells_of(declaration)
def corrigenda_told(connection: Connection, id_: int) -> Section | None:
    """What was corrected since the text was adopted."""
    found = corrigenda_of(connection, id_)
    return Section(_("Corrigenda"), [_corrigendum_line(one) for one in found]) if found else None


def position_json(one: Position) -> dict[str, Any]:
    """A position with its keys; ``paragraph`` is null for one on the whole text. Where it is not ``in_text`` any more,
    it is the number it had last, null where no revision has it.
    """
    return {
        "party": one.party,
        "position": one.position,
        "paragraph": one.paragraph or None,
        "in_text": one.in_text,
        "text": one.text,
        "date": one.dated or None,
    }


def position_words(one: Position) -> str:
    """What a party did and where: "KR reserved its position ¶2"."""
    words = f"{one.party}  {_(one.position)}"
    return f"{words} {place_words(one)}" if place_words(one) else words


def place_words(one: Position) -> str:
    """Where a position is on, "" for the whole text: "¶2", "¶2, no longer in the text"."""
    if one.in_text:
        return f"¶{one.paragraph}" if one.paragraph else ""
    if not one.paragraph:
        return _("(a paragraph that is no longer in the text)")
    return _("¶{paragraph} (no longer in the text)").format(paragraph=one.paragraph)


def corrigendum_json(one: Corrigendum) -> dict[str, Any]:
    """A corrigendum with its keys: for ``before`` read ``after``."""
    return {
        "number": one.number,
        "paragraph": one.paragraph,
        "before": one.before,
        "after": one.after,
        "why": one.why,
        "date": one.dated or None,
    }


def correction_words(one: Corrigendum) -> str:
    """A corrigendum as it is written: ¶2: for “agian” read “again”."""
    return _("¶{paragraph}: for “{before}” read “{after}”").format(
        paragraph=one.paragraph, before=one.before, after=one.after
    )


def whose_words(found: Sequence[Position]) -> str:
    """The parties of some positions, listed."""
    return ", ".join(one.party for one in found)


def _position_line(one: Position) -> Line:
    said = position_words(one)
    return Line(f"{said}: {one.text}" if one.text else said, _dated(one.dated))


def _corrigendum_line(one: Corrigendum) -> Line:
    return Line(f"{one.number}. {correction_words(one)} · {one.why}", _dated(one.dated))


def _dated(edtf: str) -> str:
    return format_date(PartialDate.from_edtf(edtf), current_language(), short=True) if edtf else ""
