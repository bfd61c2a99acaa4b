"""A comparison as Markdown: what was removed and added stands in HTML's own tags for it."""

from __future__ import annotations

from typing import Final

from secretariat.declarations.comparison.comparing import Change
from secretariat.declarations.comparison.queries import ComparedTexts
from secretariat.declarations.comparison.telling import (
    address_words,
    between_words,
    kind_words,
    listed,
    summary_words,
)
from secretariat.declarations.comparison.words import Piece, Wording
from secretariat.papers.markdown import escaped

_TAGS: Final = {Wording.REMOVED: ("<del>", "</del>"), Wording.ADDED: ("<ins>", "</ins>"), Wording.SAME: ("", "")}


def comparison_markdown(compared: ComparedTexts, *, only_changed: bool) -> str:
    """The comparison, ending in a line break."""
    parts = [
        f"# {escaped(compared.title)}",
        escaped(f"{compared.ref} · {between_words(compared)}"),
        escaped(summary_words(compared.comparison.summary)),
    ]
    parts += [_paragraph(change) for change in listed(compared.comparison, only_changed=only_changed)]
    return "\n\n".join(parts) + "\n"


def _paragraph(change: Change) -> str:
    words = f" *{escaped(kind_words(change))}*" if kind_words(change) else ""
    text = "".join(_tagged(piece) for piece in change.pieces)
    return f"**{escaped(address_words(change))}**{words}<br>{text}"


def _tagged(piece: Piece) -> str:
    """White space at the ends stays: it parts this piece from the next."""
    opens, closes = _TAGS[piece.kind]
    text = piece.text
    bare = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = f"{_spaces(lead)}{escaped(bare)}{_spaces(tail)}" if bare else _spaces(text)
    return f"{opens}{inner}{closes}"


def _spaces(text: str) -> str:
    return text.replace("\n", "<br>").replace("\t", " ")
