"""What argparse says by itself: in the reader's language, and wrong usage as one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

WORDS: Final[dict[str, str]] = {
    "usage: ": N_("usage: "),
    "options": N_("options"),
    "positional arguments": N_("positional arguments"),
    "show this help message and exit": N_("show this help message and exit"),
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": N_("%(option)s could mean %(matches)s"),
    "expected one argument": N_("its value is missing"),
    "expected at least one argument": N_("at least one is needed"),
    "expected at most one argument": N_("one can be given at most"),
    "ignored explicit argument %r": N_("it takes no value (%r was given)"),
    "invalid %(type)s value: %(value)r": N_("invalid %(type)s value: %(value)r"),
    "not allowed with argument %s": N_("it can't be given together with %s"),
    "one of the arguments %s is required": N_("one of %s is needed"),
    "the following arguments are required: %s": N_("missing: %s"),
}
"""Argparse's words that a person can come to see, and ours; its others are for who writes a parser wrongly."""


def translate_argparse() -> None:
    """Let argparse speak our words; it looks them up in its own name ``_``, at the time it speaks."""
    vars(argparse)["_"] = _in_ours


def _in_ours(words: str) -> str:
    return _(WORDS.get(words, words))


class Parser(argparse.ArgumentParser):
    """A parser whose refusals are one sentence: the verb, the option, and what is allowed."""

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """As argparse's, but an argument that may be left out is never told as one that is missing."""
        if options.get("nargs") == "*" and not names[0].startswith("-"):
            options.setdefault("default", [])
        return super().add_argument(*names, **options)

    def error(self, message: str) -> NoReturn:
        """Raise ``Misused`` (exit code 2) in place of argparse's several lines."""
        command = f"{self.prog} --help"
        _program, _space, verb = self.prog.partition(" ")
        if verb:
            raise Misused(_("{verb}: {what}. Try: {command}").format(verb=verb, what=message, command=command))
        raise Misused(_("{what}. Try: {command}").format(what=message, command=command))

    def arguments_of(self, argv: Sequence[str]) -> argparse.Namespace:
        """What ``argv`` says; what nothing took is refused by the verb that did not take it."""
        found, left = self.parse_known_args(argv)
        if left:
            getattr(found, "verb_parser", self)._refuse(left)
        return found

    def _refuse(self, left: Sequence[str]) -> NoReturn:
        if not left[0].startswith("-"):
            self.error(_("{unknown} is more than it takes").format(unknown=", ".join(left)))
        # what follows an unknown option is most likely its value, not one more option
        unknown = ", ".join(word.partition("=")[0] for word in left if word.startswith("-"))
        known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        shown = [option for option in known if option != "--help" and not self._hidden(option)]
        options = ", ".join(shown)
        if not options:
            self.error(_("{unknown} is not an option; it has none").format(unknown=unknown))
        self.error(_("{unknown} is not an option; there are: {options}").format(unknown=unknown, options=options))

    def _hidden(self, option: str) -> bool:
        return self._option_string_actions[option].help == argparse.SUPPRESS

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            allowed = ", ".join(str(choice) for choice in action.choices)
            told = _("“{value}” is not one of {allowed}").format(value=value, allowed=allowed)
            raise argparse.ArgumentError(action, told)
