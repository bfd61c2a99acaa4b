"""What stands around a text on paper, in words: at its head, in the running head, above its columns."""

from __future__ import annotations

from typing import Final

from secretariat.declarations.papers.texts import DeclarationText, TextKind
from secretariat.values.language import N_, _, ngettext

_KINDS: Final = {
    TextKind.CLEAN: N_("clean text"),
    TextKind.COMPILATION: N_("compilation text"),
    TextKind.WORKING: N_("working text"),
}
# Languages in which texts of international meetings stand side by side, as their speakers call them.
_LANGUAGES: Final = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "id": "Bahasa Indonesia",
    "ja": "日本語",
    "ko": "한국어",
    "ms": "Bahasa Melayu",
    "pt": "Português",
    "ru": "Русский",
    "th": "ไทย",
    "vi": "Tiếng Việt",
    "zh": "中文",
}


def kind_words(text: DeclarationText) -> str:
    """Which of the three texts it is."""
    return _(_KINDS[text.kind])


def revision_line(text: DeclarationText) -> str:
    """The revision and when it was settled: "Rev.2 · 29 Oct 2007 23:40 WIB"."""
    return " · ".join(part for part in (text.revision, text.when) if part)


def subtitle_words(text: DeclarationText) -> str:
    """What stands below the title: revision, time, which text, status; the meeting before them."""
    parts = (text.meeting, revision_line(text), _beside_revision(text), text.status)
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def head_words(text: DeclarationText) -> str:
    """The running head: which declaration, revision and time."""
    parts = (text.ref, text.title, revision_line(text), _beside_revision(text))
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def legend_words(text: DeclarationText) -> str:
    """How the brackets are to be read, where there are any; "" in a clean text."""
    if not text.open_brackets and not text.without_partner:
        return ""
    n, alone = text.open_brackets, text.without_partner
    said = [ngettext("{n} bracket is open.", "{n} brackets are open.", n).format(n=n)]
    if alone:
        said.append(ngettext("{n} has no partner.", "{n} have no partner.", alone).format(n=alone))
    said.append(_("What stands in square brackets is not agreed; parties before a colon are those whose words follow."))
    return " ".join(said)


def language_name(code: str) -> str:
    """A language as its speakers call it, else its code."""
    return _LANGUAGES.get(code, code)


def _beside_revision(text: DeclarationText) -> str:
    """Which text it is, unless the revision is called so already."""
    words = kind_words(text)
    return "" if words == text.revision else words
