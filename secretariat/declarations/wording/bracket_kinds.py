"""What a bracket is: words not agreed, words to come, or no disagreement at all (a note mark, a link)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from secretariat.values.language import N_


class BracketKind(StrEnum):
    """The kinds of square brackets in a negotiated text; a note is a footnote's mark, a link, words of editors."""

    TEXT = N_("text")
    ALTERNATIVE = N_("alternative")
    PLACEHOLDER = N_("placeholder")
    NOTE = N_("note")


_LONGEST_PLACEHOLDER: Final = 60
_BLANK: Final = re.compile(
    r"|[0-9]{0,2}x{1,4}(?:\s?%|\s?per\scent)?|x\s?[-–]\s?[xy]|…|\.{2,6}|_{2,}|-{2,}|[–—]|\?{1,3}|[●•]"
    r"|tb[acd]|text\s(?:to\scome|forthcoming)|to\scome|teks\smenyusul|menyusul|akan\s(?:disusun|ditentukan)",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"place-?holder\b|insert\b|to\sbe\s(?:added|agreed|completed|confirmed|decided|determined|drafted|inserted|supplied)"
    r"|text\s(?:of|on|for)\s[^\[\]]{1,60}\sto\s(?:come|be\sadded)|teks\s[^\[\]]{1,60}\smenyusul",
    re.IGNORECASE,
)
_NOTE_LABEL: Final = re.compile(r"\^[^\s\[\]]{1,40}")
_EDITORS: Final = re.compile(r"(?:without reference to a|on the (?:report|recommendation) of the)\s", re.IGNORECASE)
"""How the United Nations say in brackets from where a resolution came: "[on the report of the Second Committee]"."""
_LINK: Final = re.compile(
    r"\((?:<[^<>\n]{1,500}>|(?:https?://|mailto:|ftp://|www\.|#|/|\.{1,2}/)[^\s()]{0,500}|[^\s()]{1,200}\.[a-z]{2,5})"
    r"(?:\s\"[^\"\n]{0,200}\")?\)"
)
_DEFINED: Final = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\s\[\]^][^\[\]\n]{0,60})\]:[ \t]*"
    r"(?:<[^<>\n]{1,500}>|(?:https?://|ftp://|mailto:|www\.|#|\.{0,2}/)[^\s<>]{1,500}"
    r"|[^\s<>]{1,200}\.(?:html?|pdf|md|txt|docx?|odt|xml)(?:#[^\s<>]{0,200})?)"
    r"(?:[ \t]+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|\([^()\n]{0,200}\)))?[ \t]*$",
    re.MULTILINE,
)
"""A line that is nothing but a name and its address: "[Chair's proposal]: the Ministers agree" is a proposal."""


def is_placeholder(words: str) -> bool:
    """Whether a bracket only keeps a place: [x], […], [TBD], [text to come], [placeholder for …], []."""
    head = words[: _LONGEST_PLACEHOLDER + 1].strip("*_\\ \t\n")
    if len(words) <= _LONGEST_PLACEHOLDER and _BLANK.fullmatch(head):
        return True
    return _TO_COME.match(head) is not None


def is_note_label(words: str) -> bool:
    """Whether a bracket's words are a footnote's mark: ``^5``."""
    return _NOTE_LABEL.fullmatch(words) is not None


def is_editors(words: str) -> bool:
    """Whether a bracket is no negotiator's but the editors', as at the head of every resolution of the UN."""
    return _EDITORS.match(words) is not None


def is_link_target(text: str, at: int) -> bool:
    """Whether the target of a link stands at ``at``: an address in round brackets, not a sub-paragraph's letter."""
    return text.startswith("(", at) and _LINK.match(text, at) is not None


def defined_links(text: str) -> frozenset[str]:
    """The labels under which a text written in Markdown defines addresses (``[source]: https://…``), folded as Markdown
    folds them.
    """
    return frozenset(" ".join(found["label"].casefold().split()) for found in _DEFINED.finditer(text))
