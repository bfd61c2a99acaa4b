"""A text's file, known by what stands in it: Word, Markdown or plain text."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from secretariat.declarations.reading.markdown import is_markdown, read_markdown
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.reading.read_text import ReadText
from secretariat.papers.file_signs import OLE, ZIP, foreign_kind
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_MOST_BYTES: Final = 60_000_000
_MARKDOWN: Final = (".md", ".markdown", ".mkd")


def read_file(path: Path) -> ReadText:
    """The text in a file: ``.docx``, ``.md``, or plain text in any encoding that can be recognised.

    Raises ``Refused`` with one sentence for a file that is missing, empty, too large, protected, damaged or no text.
    """
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise Refused(_("“{file}” is a folder or a device; name the file with the text.").format(file=path))
        if known.st_size > _MOST_BYTES:
            raise Refused(
                _("“{file}” has {size} MB; a text has {most} MB at most.").format(
                    file=path.name, size=known.st_size // 1_000_000, most=_MOST_BYTES // 1_000_000
                )
            )
        data = path.read_bytes()
    except (OSError, ValueError) as failure:
        raise _unreadable(path, failure) from None
    return read_data(data, path.name)


def read_data(data: bytes, name: str) -> ReadText:
    """The text in the bytes of a file of that name. Raises ``Refused``."""
    from secretariat.papers.encodings import decoded
    from secretariat.papers.file_kinds import is_web_page

    if data.startswith(OLE):
        from secretariat.declarations.reading.word import protected

        raise protected(name)
    if data.startswith(ZIP):
        from secretariat.declarations.reading.word import read_word

        return read_word(data, name)
    foreign = foreign_kind(data)
    if foreign:
        raise _no_text(name, foreign)
    try:
        found = decoded(data, name)
    except Refused:
        raise Refused(
            _("“{file}” is no text, or in no known encoding; save it as UTF-8 text (.txt, .md) or as .docx.").format(
                file=name
            )
        ) from None
    if is_web_page(found.text):
        raise _no_text(name, _("a web page (HTML)"))
    read = read_pasted(found.text, markdown=True if Path(name).suffix.lower() in _MARKDOWN else None)
    if not found.guessed:
        return read
    guess = _("The file doesn't say how its letters are encoded; it was read as {encoding}.")
    return read.with_remarks(guess.format(encoding=found.encoding))


def read_pasted(text: str, *, markdown: bool | None = None) -> ReadText:
    """A text that was pasted or typed; with ``None``, whether it is Markdown is told by what stands in it."""
    as_markdown = is_markdown(text) if markdown is None else markdown
    return read_markdown(text) if as_markdown else read_plain(text)


def _unreadable(path: Path, failure: OSError | ValueError) -> Refused:
    if isinstance(failure, FileNotFoundError):
        return Refused(_("There is no file “{file}”.").format(file=path))
    if isinstance(failure, PermissionError):
        return Refused(_("“{file}” may not be read by you; ask its owner for the right to.").format(file=path))
    reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
    return Refused(_("“{file}” cannot be read: {reason}.").format(file=path, reason=reason))


def _no_text(name: str, what: str) -> Refused:
    return Refused(
        _("“{file}” is {what}, from which no text is read; save it as .docx, .md or .txt, or paste its text.").format(
            file=name, what=what
        )
    )
