"""What is said when a date cannot be understood: what was, what was not, and how dates are written."""

from __future__ import annotations

from secretariat.values.date_vocabulary import NAMES, PRINTED
from secretariat.values.edtf import FIRST_YEAR, LAST_YEAR
from secretariat.values.language import _, current_language
from secretariat.values.refusal import Refused

_SHOWN = 60


class DateNotUnderstood(Refused):
    """A date that is refused.

    ``text`` is what was written (spaces made single), ``understood`` its parts that were understood, ``rest`` the
    part that was not.
    """

    def __init__(self, message: str, text: str, understood: tuple[str, ...] = (), rest: str = "") -> None:
        super().__init__(message)
        self.text = text
        self.understood = understood
        self.rest = rest


class Objection(Exception):
    """The words are a date, but one that cannot be: ``reason`` says why, ``part`` is what is at fault."""

    def __init__(self, reason: str, part: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part


def no_date_given(text: str) -> DateNotUnderstood:
    """Nothing was written."""
    return DateNotUnderstood(_("No date was given.") + " " + _examples(), text)


def not_a_date(text: str, objection: Objection) -> DateNotUnderstood:
    """Every word was understood, but there is no such date."""
    message = _('"{text}" is not a date: {reason}').format(text=_shown(text), reason=objection.reason)
    return DateNotUnderstood(message, text, rest=objection.part)


def not_understood(text: str, understood: tuple[str, ...], rest: str, *, misspelt: bool = False) -> DateNotUnderstood:
    """Some words were understood; the rest is named and, where it is misspelt, what it may have been meant to be."""
    if not rest:
        sentence = _('"{text}" is not a date I know: its words do not make one date together.')
    elif understood:
        sentence = _('"{text}" is not a date I know: understood {understood}, not "{rest}"{hint}.')
    else:
        sentence = _('"{text}" is not a date I know{hint}.')
    hint = _hint(rest) if misspelt else ""
    message = sentence.format(text=_shown(text), understood=_listed(understood), rest=_shown(rest), hint=hint)
    return DateNotUnderstood(message + " " + _examples(), text, understood, rest)


def years_allowed() -> str:
    """The reason given for a year the program does not keep."""
    return _("years have four digits and run from {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR)


def _examples() -> str:
    return _("Write it like 17 August 2013, July 2011, Q3 2015, end of 2020, +2w or 30/9.")


def _listed(parts: tuple[str, ...]) -> str:
    shown = [_shown(part) for part in parts]
    if len(shown) < 2:
        return "".join(shown)
    return _("{parts} and {last}").format(parts=", ".join(shown[:-1]), last=shown[-1])


def _hint(rest: str) -> str:
    if rest.lstrip("'").isdigit():
        return _(" (years have four digits and run from {first} to {last})").format(first=FIRST_YEAR, last=LAST_YEAR)
    meant = _meant(rest)
    return _(" (did you mean {word}?)").format(word=meant) if meant else ""


def _meant(word: str) -> str | None:
    if not 3 <= len(word) <= 20:
        return None
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), NAMES, n=1, cutoff=0.72)
    if not found:
        return None
    names = {name for words in PRINTED.values() for name in (*words.months, *words.weekdays)}
    return found[0].title() if found[0].title() in names else found[0]


def _shown(text: str) -> str:
    """The text as it can be quoted in one line: short, and without signs a terminal would obey."""
    plain = "".join(sign if sign.isprintable() else "·" for sign in text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def month_name(month: int) -> str:
    """A month's name in the current language."""
    return PRINTED[current_language()].months[month - 1]


def weekday_name(weekday: int) -> str:
    """A weekday's name in the current language; 0 is Monday."""
    return PRINTED[current_language()].weekdays[weekday]
