"""Shell completion, made from the same parser as the help.

Making it loads every noun and all their verbs; a shell that asks at each start would wait for it each time. So what
was made is kept in the user's cache, and taken from there for as long as the program is the same.
"""

# Not by pathlib, which takes longer to import than a kept script to print.
# ruff: noqa: PTH100, PTH103, PTH105, PTH108, PTH111, PTH116, PTH118, PTH120, PTH123

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from typing import Any, Final

from secretariat import __version__
from secretariat.values.language import _, current_language

_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def add_to(noun: ArgumentParser) -> None:
    """``completion SHELL``."""
    noun.add_argument("shell", choices=("bash", "zsh", "fish"), help=_("the shell to write it for"))
    noun.epilog = _("Example:\n  {command}").format(
        command="secretariat completion bash > ~/.local/share/bash-completion/completions/secretariat"
    )
    noun.set_defaults(handler=print_completion, verb_parser=noun, without_office=True)


def print_completion(_office: Any, arguments: Namespace) -> None:
    """Write the completion script to stdout."""
    file = os.path.join(_cache_folder(), f"completion-{current_language()}.{arguments.shell}")
    stamp = f"{__version__} {_PACKAGE} {_state_of_the_program()}"
    script = _kept(file, stamp)
    if script is None:
        import shtab

        script = shtab.complete(arguments.whole_parser(), arguments.shell) + "\n"
        _keep(file, stamp, script)
    sys.stdout.write(script)


def _cache_folder() -> str:
    return os.path.expanduser(os.path.join(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "secretariat"))


def _state_of_the_program() -> str:
    """Changes with any of the program's files and with any translation."""
    files = moments = sizes = 0
    for folder, _folders, names in os.walk(_PACKAGE):
        for name in names:
            if name.endswith((".py", ".mo")):
                found = os.stat(os.path.join(folder, name))
                files, moments, sizes = files + 1, moments + found.st_mtime_ns, sizes + found.st_size
    return f"{files} {moments} {sizes}"


def _kept(file: str, stamp: str) -> str | None:
    """The script as it was made by this very program, if it is there."""
    try:
        with open(file, encoding="utf-8") as stream:
            return stream.read() if stream.readline() == stamp + "\n" else None
    except (OSError, UnicodeDecodeError):
        return None


def _keep(file: str, stamp: str, script: str) -> None:
    """Keep it for the next time; where that can't be done, it is made again."""
    making = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        with open(making, "w", encoding="utf-8") as stream:
            stream.write(f"{stamp}\n{script}")
        os.replace(making, file)
    except OSError:
        with suppress(OSError):
            os.unlink(making)
