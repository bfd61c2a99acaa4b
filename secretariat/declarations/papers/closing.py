"""What stands after a text: what parties did and reserved, corrigenda, the checksum of what was adopted."""

from __future__ import annotations

from secretariat.declarations.papers.texts import DeclarationText
from secretariat.declarations.procedure.positions import Position
from secretariat.declarations.procedure.telling import correction_words, place_words
from secretariat.declarations.sheet import date_words
from secretariat.values.language import _


def closing_sections(text: DeclarationText) -> list[tuple[str, list[str]]]:
    """Headings with their lines; those of which there is nothing are left out."""
    corrigenda = [
        " · ".join(part for part in (f"{one.number}. {correction_words(one)}", one.why, date_words(one.dated)) if part)
        for one in text.corrigenda
    ]
    sections = [(_("Positions"), [_said(one) for one in text.positions]), (_("Corrigenda"), corrigenda)]
    return [(heading, lines) for heading, lines in sections if lines]


def checksum_words() -> str:
    """What stands before the checksum."""
    return _("SHA-256 of the adopted text (its numbers and words, Unicode NFC, UTF-8):")


def _said(one: Position) -> str:
    said = " ".join(part for part in (one.party, _(one.position), place_words(one)) if part)
    return " · ".join(part for part in (f"{said}: {one.text}" if one.text else said, date_words(one.dated)) if part)
