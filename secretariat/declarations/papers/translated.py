"""The translation of a text as a text of its own."""

from __future__ import annotations

from dataclasses import replace

from secretariat.declarations.papers.layout import says_the_title
from secretariat.declarations.papers.texts import DeclarationText


def translation_of(text: DeclarationText) -> DeclarationText:
    """The text in the language that stands beside it, with the same numbers and identities, without what is said of
    its brackets.
    """
    titled = next((one for one in text.paragraphs if says_the_title(one, text.title)), None)
    title = " ".join("".join(run.text for run in titled.translation).split()) if titled is not None else ""
    return replace(
        text,
        title=title or text.title,
        language=text.beside,
        beside="",
        paragraphs=tuple(replace(one, runs=one.translation, translation=(), proposals=()) for one in text.paragraphs),
    )
