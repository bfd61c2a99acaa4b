"""A text that came from outside, read for comparing; nothing of it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from secretariat.declarations.reading.markdown import is_markdown, read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.papers.encodings import decoded
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_MARKDOWN: Final = (".md", ".markdown")


def paragraphs_in(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a file. Raises ``Refused`` where it can't be read or is no text."""
    try:
        text = decoded(path.read_bytes(), path.name).text
    except OSError as error:
        raise Refused(
            _("“{file}” can't be read: {why}.").format(file=path.name, why=error.strerror or error)
        ) from error
    read = read_markdown(text) if path.suffix.lower() in _MARKDOWN or is_markdown(text) else read_plain(text)
    return read.paragraphs
