"""What an adopted text is: no bracket open in it, and a checksum by which it is known again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence

from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph, addresses


def written(paragraphs: Iterable[tuple[str, str]]) -> str:
    """The text of paragraphs (number, text) as one: numbers before their text, a blank line between paragraphs."""
    lines = (f"{number}\t{text}" if number else text for number, text in paragraphs)
    return unicodedata.normalize("NFC", "\n\n".join(lines)) + "\n"


def checksum(paragraphs: Iterable[tuple[str, str]]) -> str:
    """SHA-256 (hexadecimal) of the text, in UTF-8 and Unicode's NFC, so that any office works out the same one."""
    return hashlib.sha256(written(paragraphs).encode()).hexdigest()


def bracketed(paragraphs: Sequence[Paragraph], *, markdown: bool) -> list[str]:
    """The addresses of the paragraphs in which text stands in square brackets, and so is not agreed.

    A footnote's mark and a link are no disagreement; a bracket without its partner is one. ``markdown`` says whether
    the text is written in it, where names of addresses are links too.
    """
    said = addresses(paragraphs)
    return [said[index] for index in parse(paragraphs, markdown=markdown).open_in]
