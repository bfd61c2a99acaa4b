"""The data about a text in Akoma Ntoso: which work, expression and manifestation it is, and notes on its brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from secretariat.declarations.papers.layout import set_in
from secretariat.declarations.papers.texts import DeclarationText
from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NOBODYS: Final = "xx"  # ISO 3166 leaves it to users: a text of a meeting is no country's
_OFFICE: Final = "#secretariat"
# ISO 639-2, which the naming convention asks for.
_LANGUAGES: Final = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "id": "ind",
    "ja": "jpn",
    "ko": "kor",
    "ms": "msa",
    "pt": "por",
    "ru": "rus",
    "th": "tha",
    "vi": "vie",
    "zh": "zho",
}


def add_meta(
    meta: _Element, text: DeclarationText, *, component: str = "main", remarks: Sequence[tuple[str, str]] = ()
) -> None:
    """Fill in ``meta`` for the text or one of its annexes; ``remarks`` are ids and words of notes on its brackets."""
    language = _LANGUAGES.get(set_in(text.language), "und")
    work = f"/akn/{_NOBODYS}/doc/declaration/{text.begun.isoformat()}/{text.ref.casefold()}"
    expression = f"{work}/{language}@{text.day.isoformat()}"
    if text.revision:
        expression += f"/{re.sub(r'[^0-9A-Za-z]+', '-', text.revision).strip('-').casefold() or 'text'}"
    identification = _add(meta, "identification", source=_OFFICE)
    for name, uri, date, what in (
        ("FRBRWork", work, text.begun, "begun"),
        ("FRBRExpression", expression, text.day, "settled"),
        ("FRBRManifestation", f"{expression}.akn", text.day, "settled"),
    ):
        level = _add(identification, name)
        _add(level, "FRBRthis", value=f"{uri}/!{component}")
        _add(level, "FRBRuri", value=uri)
        if name == "FRBRWork" and component == "main":
            _add(level, "FRBRalias", value=text.title, name="title")
        _add(level, "FRBRdate", date=date.isoformat(), name=what)
        _add(level, "FRBRauthor", href=_OFFICE)
        if name == "FRBRWork":
            _add(level, "FRBRcountry", value=_NOBODYS)
            _add(level, "FRBRnumber", value=text.ref)
        elif name == "FRBRExpression":
            _add(level, "FRBRversionNumber", value=text.revision)
            _add(level, "FRBRlanguage", language=language)
        else:
            _add(level, "FRBRformat", value="application/akn+xml")
    if component != "main":
        return
    references = _add(meta, "references", source=_OFFICE)
    _add(
        references,
        "TLCOrganization",
        eId="secretariat",
        href="/ontology/organization/secretariat",
        showAs="Secretariat",
    )
    if remarks:
        notes = _add(meta, "notes", source=_OFFICE)
        for own, words in remarks:
            _add(_add(notes, "note", eId=own), "p").text = printable(words)


def _add(parent: _Element, name: str, /, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(
        parent, f"{{{NAMESPACE}}}{name}", {key: printable(value) for key, value in attributes.items()}
    )
