"""The words that argparse says by itself, in the reader's language."""

from __future__ import annotations

import argparse
from typing import Final

from secretariat.values.language import N_, _

WORDS: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
)
"""What a person can come to see; argparse's other words are for who writes a parser wrongly."""


def translate_argparse() -> None:
    """Let argparse ask this program's catalog; it looks its words up in its own name ``_``, at the time it speaks."""
    vars(argparse)["_"] = _
