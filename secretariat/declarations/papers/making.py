"""The door to a declaration's papers: a text in the format that a file's ending names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from secretariat.declarations.papers.texts import DeclarationText
from secretariat.declarations.wording.writing import as_markdown, as_plain
from secretariat.values.language import _
from secretariat.values.refusal import Refused

ENDINGS: Final = (".pdf", ".docx", ".md", ".txt", ".xml")
"""What a text can be written as; the first is the usual one."""
SIDE_BY_SIDE: Final = (".pdf", ".docx")
"""What holds two languages."""


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

    ``.txt`` and ``.md`` are exactly the text, ``.xml`` is Akoma Ntoso. ``line_numbers`` are for PDF and DOCX. Raises
    ``MissingGlyphs`` and ``Refused`` as typesetting does, ``Refused`` too for two languages in a form that holds one.
    """
    if text.beside and form not in SIDE_BY_SIDE:
        raise Refused(
            _("A translation stands beside the text in {choices}; {ending} holds the text alone.").format(
                choices=", ".join(SIDE_BY_SIDE), ending=form
            )
        )
    if form == ".md":
        return as_markdown(text.wording, text.front_matter).encode()
    if form == ".txt":
        return as_plain(text.wording, text.written_in or "plain").encode()
    if form == ".xml":
        from secretariat.declarations.papers.akoma_ntoso import declaration_xml

        return declaration_xml(text)
    if form == ".docx":
        from secretariat.declarations.papers.document import declaration_document

        return declaration_document(text, line_numbers=line_numbers, office=office, paper_size=paper_size)
    from secretariat.declarations.papers.typeset import declaration_pdf

    return declaration_pdf(text, line_numbers=line_numbers, office=office, paper_size=paper_size, templates=templates)
