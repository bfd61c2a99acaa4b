"""A negotiated text as it was read: its paragraphs, and what the reader has to say of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Refused

PLAIN: Final = "plain"
MARKDOWN: Final = "markdown"
LONGEST_TEXT: Final = 8_000_000
"""Characters; the longest treaties have a tenth of it."""
_NOTE_MARK: Final = re.compile(r"\[\^[^\s\[\]]{1,40}\]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Piece(NamedTuple):
    """Words of a document in one look; ``link`` is the address they lead to."""

    text: str
    strong: bool
    slanted: bool
    link: str


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """A paragraph as it stands in a document (DOCX), before it is told what it is: the number that the word processor
    makes, its level, the rank of a heading (0 for the title, -1 for none), whether it is a note.
    """

    number: str
    level: int
    heading: int
    pieces: tuple[Piece, ...]
    is_note: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was read; ``written_in`` is "plain" or "markdown", ``front_matter`` what stood before a Markdown text,
    word for word. ``remarks`` are sentences for the person who takes the text in. ``document`` are the paragraphs of
    the document it was read from, with their looks; none for other files.
    """

    paragraphs: tuple[Paragraph, ...]
    written_in: str
    front_matter: str = ""
    title: str = ""
    remarks: tuple[str, ...] = ()
    document: tuple[DocumentParagraph, ...] = ()

    def with_remarks(self, *more: str) -> ReadText:
        """The same text, with more said of it, before what is said already."""
        return replace(self, remarks=(*more, *self.remarks))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """A text as it can be kept, and remarks: lines end in ``\\n``, letters are in Unicode's NFC as everywhere in the
    record. A control character can't be kept; it is shown by Unicode's picture of it (ESC as ``␛``), or by the sign
    that Windows has in its place, so that nothing is lost. Raises ``Refused`` where there is no text, or far too much.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused(
            _("The text has {n} characters; more than {most} can't be taken in as one text.").format(
                n=f"{len(text):,}", most=f"{LONGEST_TEXT:,}"
            )
        )
    cleaned, count = clean_text(text.removeprefix("\ufeff"))
    if not cleaned.strip():
        raise Refused(_("There is no text in it."))
    if not count:
        return cleaned, ()
    said = ngettext(
        "{n} control character is shown by a sign such as ␛.",
        "{n} control characters are shown by signs such as ␛.",
        count,
    )
    return cleaned, (said.format(n=count),)


def clean_text(text: str) -> tuple[str, int]:
    """The same of a part of a text: as it can be kept, and how many control characters were in it."""
    for end in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        if end in text:
            text = text.replace(end, "\n")
    text, count = _CONTROLS.subn(_picture, text)
    return unicodedata.normalize("NFC", text), count


def on_structure(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """What is said of a text in which nothing was recognised."""
    plain = {ParagraphKind.OPERATIVE.value, ParagraphKind.TITLE.value}
    if any(one.number or one.kind not in plain for one in paragraphs):
        return ()
    said = ngettext(
        "No numbers or headings were recognised: taken as {n} paragraph.",
        "No numbers or headings were recognised: taken as {n} paragraphs.",
        len(paragraphs),
    )
    return (said.format(n=len(paragraphs)),)


def title_of(paragraphs: tuple[Paragraph, ...]) -> str:
    """The title that a text says itself, without the marks of its notes; "" where it says none."""
    words = next((one.text for one in paragraphs if one.kind == ParagraphKind.TITLE.value), "")
    return _NOTE_MARK.sub("", words).strip()


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    # Browsers read these as Windows means them too: texts of the nineties have its quotation marks in them.
    return bytes([code]).decode("cp1252", errors="replace") if code < 0x100 else "\N{REPLACEMENT CHARACTER}"
