"""Word documents: read by a child process with limits (``word_child.py``), then told apart as any text is."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from secretariat.declarations.reading.lines import Block
from secretariat.declarations.reading.markers import Marker, Reading, Style, marker_of
from secretariat.declarations.reading.read_text import (
    LONGEST_TEXT,
    MARKDOWN,
    PLAIN,
    DocumentParagraph,
    Piece,
    ReadText,
    clean_text,
    on_structure,
    title_of,
)
from secretariat.declarations.reading.structure import Structure
from secretariat.declarations.reading.word_marks import in_marks
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.papers.archives import DamagedArchive, is_locked, parts_of, unfolds_beyond
from secretariat.papers.child_process import NoAnswer, answer_of
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Refused

_CHILD: Final = Path(__file__).with_name("word_child.py")
_MEMORY: Final = 1_000_000_000  # bytes
_SECONDS: Final = 30
_MOST_UNZIPPED: Final = 300_000_000  # bytes, pictures included
_TOLD: Final = ("inserted", "deleted", "struck", "tables", "boxes", "comments", "around")


def read_word(data: bytes, name: str) -> ReadText:
    """The text of a ``.docx`` document called ``name``: automatic numbers worked out, tracked insertions taken as text
    and deletions left out, both told in remarks, footnotes as notes, the cells of tables as paragraphs.

    Raises ``Refused`` for one that is damaged, protected, too large, or no document.
    """
    _refuse_other_archives(data, name)
    answer = _answer(data, name)
    document = tuple(
        DocumentParagraph(number, level, heading, tuple(Piece(*one) for one in pieces), sort == "note")
        for number, level, heading, pieces, sort in answer["paragraphs"]
    )
    paragraphs = _structured(document, _words)
    if not paragraphs:
        raise Refused(_("There is no text in it."))
    remarks = (*_remarks(answer["told"]), *on_structure(paragraphs))
    return ReadText(paragraphs, PLAIN, title=title_of(paragraphs), remarks=remarks, document=document)


def in_markdown(read: ReadText) -> ReadText:
    """A text that was read from a document, its emphasis and links as Markdown says them."""
    return replace(read, paragraphs=_structured(read.document, in_marks), written_in=MARKDOWN)


def _structured(document: Sequence[DocumentParagraph], said: Callable[[Sequence[Piece]], str]) -> tuple[Paragraph, ...]:
    """The paragraphs that a document's are, their words being as ``said``."""
    structure = Structure(PLAIN)
    for one in document:
        words = said([piece._replace(text=clean_text(piece.text)[0].replace("\n", " ")) for piece in one.pieces])
        if one.heading >= 0:
            structure.take_heading(words, one.number, one.heading)
        elif one.is_note or not one.number:
            structure.take(Block(0, words))
        else:
            structure.take(Block(2 * one.level, f"{one.number} {words}"), _automatic(one.number))
    return structure.finished()


def _words(pieces: Sequence[Piece]) -> str:
    return unicodedata.normalize("NFC", "".join(one.text for one in pieces)).strip()


def _refuse_other_archives(data: bytes, name: str) -> None:
    try:
        entries = parts_of(BytesIO(data))
    except DamagedArchive:
        raise _damaged(name) from None
    if not any(entry.filename.casefold().startswith("word/") for entry in entries):
        raise Refused(
            _("“{file}” is no Word document; a text comes as .docx, .md or .txt, or is pasted.").format(file=name)
        )
    if is_locked(entries):
        raise protected(name)
    if unfolds_beyond(entries, _MOST_UNZIPPED):
        raise _too_much(name)


def _answer(data: bytes, name: str) -> dict[str, Any]:
    """What the child says. Raises ``Refused`` where it dies or takes too long."""
    try:
        answer: dict[str, Any] = json.loads(answer_of(_CHILD, (_MEMORY, _SECONDS, LONGEST_TEXT), data, _SECONDS))
    except (NoAnswer, ValueError):
        raise _too_much(name) from None
    if answer.get("refused") == "large":
        raise _too_much(name)
    if "refused" in answer:
        raise _damaged(name)
    return answer


def _automatic(number: str) -> Marker:
    """The marker that a number made by Word is, whatever its format."""
    known = marker_of(f"{number} x", inside=False)
    if known is not None and known.end == len(number):
        return known
    digits = "".join(sign for sign in number if sign.isdecimal())
    plain = number.strip("()[]. ")
    return Marker(number, plain[:40], (Reading(Style.NUMBER, int(digits[-6:] or 0)),), len(number))


def _remarks(told: dict[str, int]) -> tuple[str, ...]:
    """What the person is told of the document, by how often it was met."""
    added, deleted, struck, tables, boxes, comments, around = (told.get(what, 0) for what in _TOLD)
    said = (
        (
            added,
            ngettext("{n} tracked insertion was taken as text.", "{n} tracked insertions were taken as text.", added),
        ),
        (deleted, ngettext("{n} tracked deletion was left out.", "{n} tracked deletions were left out.", deleted)),
        (
            struck,
            ngettext(
                "{n} passage that is struck through was taken as text.",
                "{n} passages that are struck through were taken as text.",
                struck,
            ),
        ),
        (
            tables,
            ngettext(
                "{n} table: its cells were taken as paragraphs.",
                "{n} tables: their cells were taken as paragraphs.",
                tables,
            ),
        ),
        (boxes, ngettext("{n} text box was taken as paragraphs.", "{n} text boxes were taken as paragraphs.", boxes)),
        (
            around,
            ngettext(
                "{n} line that this program had printed around the text was left out.",
                "{n} lines that this program had printed around the text were left out.",
                around,
            ),
        ),
        (comments, _("Comments in the margin are no part of the text and were left out.")),
    )
    return tuple(words.format(n=count) for count, words in said if count)


def protected(name: str) -> Refused:
    """The refusal of a document under a password, or in Word's format before 2007, which looks alike."""
    return Refused(
        _(
            "“{file}” is protected by a password or is an older Word document (.doc); "
            "save a copy as .docx without a password and import that."
        ).format(file=name)
    )


def _damaged(name: str) -> Refused:
    return Refused(
        _("“{file}” is damaged and cannot be read; open it in Word and save it again as .docx.").format(file=name)
    )


def _too_much(name: str) -> Refused:
    return Refused(
        _(
            "“{file}” needs more memory or time to read than a text should; "
            "copy its text into a new document, or save it as .txt."
        ).format(file=name)
    )
