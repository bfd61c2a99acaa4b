"""The language of a paper: English, Indonesian, or both with a stroke between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from secretariat.parties.naming import name_in
from secretariat.values.language import LANGUAGES, _, in_language
from secretariat.values.refusal import Refused

BOTH: Final = "both"
CHOICES: Final = (*LANGUAGES, BOTH)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a paper speaks; ``languages`` are one or two of ``en`` and ``id``, the first being the paper's own."""

    languages: tuple[str, ...]

    @classmethod
    def of(cls, language: str) -> Wording:
        """The wording of ``en``, ``id`` or ``both`` (English first); raises ``Refused`` naming those there are."""
        if language not in CHOICES:
            raise Refused(
                _("“{language}” is no language of papers; choose one of {allowed}.").format(
                    language=language, allowed=", ".join(CHOICES)
                )
            )
        return cls(LANGUAGES if language == BOTH else (language,))

    @property
    def main(self) -> str:
        """The language a screen reader is told, in which page numbers and the day of issue stand first."""
        return self.languages[0]

    @property
    def second(self) -> str:
        """The other language of a paper in both; "" where it has one."""
        return self.languages[1] if len(self.languages) > 1 else ""

    def each(self, words: Callable[[str], str]) -> str:
        """What ``words`` says in each language, once where they say the same."""
        return " / ".join(dict.fromkeys(words(language) for language in self.languages))

    def say(self, message: str) -> str:
        """A marked sentence in the paper's language or languages."""
        return self.each(lambda language: in_language(language, message))

    def party(self, name: str, name_id: str) -> str:
        """A party's name in the paper's language or languages."""
        return self.each(lambda language: name_in(language, name, name_id))
