"""The data about a text in Akoma Ntoso: which work, expression and manifestation it is, and notes on its brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from secretariat.declarations.papers.akoma_elements import add
from secretariat.declarations.papers.layout import set_in
from secretariat.declarations.papers.texts import DeclarationText
from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    meta: _Element,
    text: DeclarationText,
    *,
    component: str = "main",
    remarks: Sequence[tuple[str, str]] = (),
    translated_from: str = "",
) -> None:
    """Fill in ``meta`` for the text or one of its annexes; ``remarks`` are ids and words of notes on its brackets,
    ``translated_from`` the language of the text it is a translation of.
    """
    work = f"/akn/{_NOBODYS}/doc/declaration/{text.begun.isoformat()}/{text.ref.casefold()}"
    language = _LANGUAGES.get(set_in(text.language), "und")
    level = _identify(meta, text, work, language, component)
    if translated_from:
        original = _LANGUAGES.get(set_in(translated_from), "und")
        source = _expression(text, work, original)
        add(level, "FRBRtranslation", href=source, fromLanguage=original, by=_OFFICE)
    if component != "main":
        return
    _add_office(meta)
    if remarks:
        notes = add(meta, "notes", source=_OFFICE)
        for own, words in remarks:
            add(add(notes, "note", eId=own), "p").text = printable(words)


def add_collection_meta(meta: _Element, text: DeclarationText) -> None:
    """Fill in ``meta`` for a text and its translation together."""
    work = f"/akn/{_NOBODYS}/documentCollection/{text.begun.isoformat()}/{text.ref.casefold()}"
    _identify(meta, text, work, "mul", "main")
    _add_office(meta)


def _add_office(meta: _Element) -> None:
    references = add(meta, "references", source=_OFFICE)
    organisation = "/ontology/organization/secretariat"
    add(references, "TLCOrganization", eId="secretariat", href=organisation, showAs="Secretariat")


def _expression(text: DeclarationText, work: str, language: str) -> str:
    expression = f"{work}/{language}@{text.day.isoformat()}"
    if text.revision:
        expression += f"/{re.sub(r'[^0-9A-Za-z]+', '-', text.revision).strip('-').casefold() or 'text'}"
    return expression


def _identify(meta: _Element, text: DeclarationText, work: str, language: str, component: str) -> _Element:
    """Work, expression and manifestation; the expression's element."""
    expression = _expression(text, work, language)
    identification = add(meta, "identification", source=_OFFICE)
    for name, uri, date, what in (
        ("FRBRWork", work, text.begun, "begun"),
        ("FRBRExpression", expression, text.day, "settled"),
        ("FRBRManifestation", f"{expression}.akn", text.day, "settled"),
    ):
        level = add(identification, name)
        add(level, "FRBRthis", value=f"{uri}/!{component}")
        add(level, "FRBRuri", value=uri)
        if name == "FRBRWork" and component == "main":
            add(level, "FRBRalias", value=text.title, name="title")
        add(level, "FRBRdate", date=date.isoformat(), name=what)
        add(level, "FRBRauthor", href=_OFFICE)
        if name == "FRBRWork":
            add(level, "FRBRcountry", value=_NOBODYS)
            add(level, "FRBRnumber", value=text.ref)
        elif name == "FRBRExpression":
            add(level, "FRBRversionNumber", value=text.revision)
            add(level, "FRBRlanguage", language=language)
        else:
            add(level, "FRBRformat", value="application/akn+xml")
    return identification[1]
