"""The language of screens, papers and messages: English is the source, Indonesian the translation."""

from __future__ import annotations

import gettext as _gettext
from typing import Final, Literal

Language = Literal["en", "id"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")

_current: Language = "en"
_translations: dict[str, _gettext.NullTranslations] = {"en": _gettext.NullTranslations()}


def set_language(language: str) -> None:
    """Choose the language of everything shown from now on: ``en`` or ``id``."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}")
    _current = language


def current_language() -> Language:
    """The language in which sentences are given now."""
    return _current


def _catalog(language: str) -> _gettext.NullTranslations:
    found = _translations.get(language)
    if found is None:
        from pathlib import Path

        catalogs = Path(__file__).resolve().parent.parent / "locale"
        found = _gettext.translation("secretariat", localedir=str(catalogs), languages=[language])
        _translations[language] = found
    return found


def _(message: str) -> str:
    """``message`` (an English sentence) in the current language."""
    return _catalog(_current).gettext(message) if message else message


def ngettext(singular: str, plural: str, number: int) -> str:
    """The singular or plural sentence for ``number`` in the current language."""
    return _catalog(_current).ngettext(singular, plural, number)


def N_(message: str) -> str:
    """Mark a sentence for translation where it is written, to be translated where it is shown."""
    return message


def in_language(language: str, message: str) -> str:
    """``message`` in a named language, for papers printed in another language than the screen's."""
    return _catalog(language).gettext(message) if message else message
