"""A text that came from outside, read for comparing; nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

from secretariat.declarations.reading.files import read_file
from secretariat.declarations.wording.paragraph import Paragraph


def paragraphs_in(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a file (.txt, .md, .docx). Raises ``Refused`` where it can't be read or is no text."""
    return read_file(path).paragraphs
