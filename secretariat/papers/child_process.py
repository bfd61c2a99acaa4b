"""A program of ours that reads what came from outside, in a process of its own: what it cannot bear ends it alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


class NoAnswer(Exception):
    """The program died, or was not done in the time it was given."""


def answer_of(program: Path, words: Iterable[object], given: bytes, seconds: float) -> bytes:
    """What a program (a file that is run, never imported) says of what is ``given`` to it on standard input.

    It has no environment, and ``words`` for arguments; its own limits it sets by ``child_limits``. Raises ``NoAnswer``
    where it dies, or after so many seconds.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", str(program), *map(str, words)],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=seconds,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NoAnswer from error
    if done.returncode:
        raise NoAnswer
    return done.stdout
