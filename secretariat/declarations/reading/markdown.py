"""Markdown as summit texts are published in it: headings, lists and their nesting, notes, front matter.

The text of a paragraph stays as it was typed: emphasis, links and escapes are interpreted on paper alone.
"""

from __future__ import annotations

import json
import re
from typing import Final

from secretariat.declarations.reading.lines import markdown_blocks
from secretariat.declarations.reading.read_text import MARKDOWN, ReadText, clean, on_structure, title_of
from secretariat.declarations.reading.structure import Structure
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_FRONT: Final = re.compile(r"---[ \t]*\n(?=[\w\"'#-]+[^\n]*:|#).*?^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_TITLE: Final = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.M)
_HEX: Final = re.compile(r"\\x([0-9A-Fa-f]{2})")  # YAML's, which JSON has not
_TELLING: Final = re.compile(r"^(?:#{1,6} \S|[0-9]{1,3}\\\. |\[\^[^\]\s]+\]: )", re.M)


def is_markdown(text: str) -> bool:
    """Whether a text of unknown making (pasted) is written in Markdown."""
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return bool(_FRONT.match(plain) or _TELLING.search(plain))


def read_markdown(text: str) -> ReadText:
    """A Markdown text's paragraphs, its front matter kept word for word. White space changes as in plain text.

    Raises ``Refused`` where there is no text.
    """
    cleaned, remarks = clean(text)
    front = _FRONT.match(cleaned)
    lines = cleaned[front.end() if front else 0 :].split("\n")
    structure = Structure(MARKDOWN)
    for block in markdown_blocks(lines, structure.goes_on):
        structure.take(block)
    title = _title_in(front[0]) if front else ""
    paragraphs = structure.finished(title)
    if not paragraphs:
        raise Refused(_("There is no text in it."))
    first = title_of(paragraphs)
    own = (*remarks, *on_structure(paragraphs))
    return ReadText(paragraphs, MARKDOWN, front[0] if front else "", title or first.strip("*_ "), own)


def _title_in(front: str) -> str:
    """The title that front matter gives, without its quotation marks and YAML's escapes."""
    found = _TITLE.search(front)
    if not found:
        return ""
    words = found[1]
    if len(words) > 1 and words[0] == words[-1] == '"':
        try:
            words = str(json.loads(_HEX.sub(r"\\u00\1", words.replace("\\_", "\\u00a0"))))
        except ValueError:
            words = words[1:-1]
    elif len(words) > 1 and words[0] == words[-1] == "'":
        words = words[1:-1].replace("''", "'")
    return " ".join(words.split())
