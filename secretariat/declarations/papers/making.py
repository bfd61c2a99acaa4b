"""The door to a declaration's papers: a text in the format that a file's ending names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from secretariat.declarations.papers.heading import language_name
from secretariat.declarations.papers.texts import DeclarationText
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.wording.writing import as_markdown, as_plain
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_WITHOUT_PAGES: Final = (".md", ".txt", ".xml")
ENDINGS: Final = (".pdf", ".docx", ".md", ".txt", ".xml")
"""What a text can be written as; the first is the usual one."""


def declaration_paper(
    text: DeclarationText,
    form: str,
    *,
    line_numbers: bool = False,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The text as a file with the ending ``form``: the same text and language of the papers give the same bytes.

    ``.txt`` and ``.md`` are exactly the text, ``.xml`` is Akoma Ntoso. A translation stands beside the text in PDF and
    DOCX, quoted below each paragraph in ``.txt`` and ``.md``, as a second expression in ``.xml``; a marking stands on
    every page of PDF and DOCX, at the head of the others. Raises ``Refused`` for ``line_numbers`` in a file without
    pages; ``MissingGlyphs`` and ``Refused`` as typesetting does.
    """
    if line_numbers and form in _WITHOUT_PAGES:
        raise Refused(
            _("{form} has no pages whose lines could be numbered; print line numbers as .pdf or .docx.").format(
                form=form
            )
        )
    if form == ".md":
        wording, below = _with_languages(text)
        wording, below = _marked(f"**{text.marking}**", text, wording, below)
        return as_markdown(wording, text.front_matter, below).encode()
    if form == ".txt":
        wording, below = _with_languages(text)
        wording, below = _marked(text.marking, text, wording, below)
        return as_plain(wording, text.written_in or "plain", below).encode()
    if form == ".xml":
        from secretariat.declarations.papers.akoma_ntoso import declaration_xml

        return declaration_xml(text)
    if form == ".docx":
        from secretariat.declarations.papers.document import declaration_document

        return declaration_document(text, line_numbers=line_numbers, office=office, paper_size=paper_size)
    from secretariat.declarations.papers.typeset import declaration_pdf

    return declaration_pdf(text, line_numbers=line_numbers, office=office, paper_size=paper_size, templates=templates)


def _with_languages(text: DeclarationText) -> tuple[Sequence[Paragraph], Sequence[str]]:
    """A text's paragraphs and what is quoted below each; of two languages, their names before all."""
    if not text.beside:
        return text.wording, ()
    names = Paragraph(ParagraphKind.CHAPEAU.value, language_name(text.language))
    return (names, *text.wording), (language_name(text.beside), *text.translations)


def _marked(
    words: str, text: DeclarationText, wording: Sequence[Paragraph], below: Sequence[str]
) -> tuple[Sequence[Paragraph], Sequence[str]]:
    """The same with the text's marking in ``words`` before all, where it has one."""
    if not text.marking:
        return wording, below
    return (Paragraph(ParagraphKind.CHAPEAU.value, words), *wording), ("", *below) if below else ()
