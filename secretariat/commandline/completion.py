"""Shell completion, made from the same parser as the help."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any


def add_to(noun: ArgumentParser) -> None:
    """``completion SHELL``."""
    from secretariat.values.language import _

    noun.add_argument("shell", choices=("bash", "zsh", "fish"), help=_("the shell to write it for"))
    noun.epilog = _("Example:\n  {command}").format(
        command="secretariat completion bash > ~/.local/share/bash-completion/completions/secretariat"
    )
    noun.set_defaults(handler=print_completion, verb_parser=noun)


def print_completion(_office: Any, arguments: Namespace) -> None:
    """Write the completion script to stdout."""
    import sys

    import shtab

    sys.stdout.write(shtab.complete(arguments.whole_parser(), arguments.shell) + "\n")
