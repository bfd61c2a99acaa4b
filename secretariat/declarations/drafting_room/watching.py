"""What is said of a text while it is typed: brackets without their partners, words that the forum avoids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secretariat.declarations.guard.finding import Avoided, Flag, flags
from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.values.language import _

_MOST: Final = 3
_AROUND: Final = 14


def watched(text: str, vocabulary: Sequence[Avoided]) -> list[str]:
    """Sentences on one paragraph's text; a few at most, those on brackets first."""
    alone = parse([Paragraph("", text)]).unmatched if "[" in text or "]" in text else ()
    said = [
        _("“{character}” has no partner in this paragraph: … {context} …").format(
            character=one.character, context=_around(text, one.place.offset)
        )
        for one in alone[:_MOST]
    ]
    seen: dict[str, Flag] = {}
    for flag in flags(text, vocabulary):
        seen.setdefault(flag.found.lower(), flag)
    said += [flagged(flag) for flag in list(seen.values())[:_MOST]]
    return said[:_MOST]


def flagged(flag: Flag) -> str:
    """A word that the forum avoids, what it says instead, and why."""
    own = flag.avoided
    if own.instead:
        words = _("“{word}”: say “{instead}”").format(word=flag.found, instead=own.instead)
    else:
        words = _("“{word}” is avoided").format(word=flag.found)
    return f"{words} ({own.why})" if own.why else words


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
