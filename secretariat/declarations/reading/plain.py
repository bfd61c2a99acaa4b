"""Plain text, as in a ``.txt`` file or pasted from a mail: lines that were wrapped by hand, or one for a paragraph."""

from __future__ import annotations

from dataclasses import replace

from secretariat.declarations.reading.lines import plain_blocks
from secretariat.declarations.reading.read_text import PLAIN, ReadText, clean, on_structure, title_of
from secretariat.declarations.reading.run_together import Cutting
from secretariat.declarations.reading.structure import Structure


def read_plain(text: str) -> ReadText:
    """A plain text's paragraphs. Nothing is lost or put in another order; of white space, line ends within a
    paragraph become one space, and what stood around a line goes. Raises ``Refused`` where there is no text.
    """
    cleaned, remarks = clean(text)
    structure, cutting = Structure(PLAIN), Cutting()
    for block in plain_blocks(cleaned.split("\n"), structure.goes_on):
        for part in cutting.parts(block.text):
            structure.take(replace(block, text=part))
    paragraphs = structure.finished()
    title = title_of(paragraphs)
    return ReadText(paragraphs, PLAIN, title=title, remarks=(*remarks, *on_structure(paragraphs)))
