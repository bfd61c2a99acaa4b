"""What else makes a record sound: checks the nouns name, for ``record check``, which knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from sqlalchemy.engine import Connection

Check = Callable[[Connection], Iterable[str]]

_CHECKS: Final[list[Check]] = []


def sound_when(check: Check) -> Check:
    """Name a function that gives one sentence for every problem it finds; none where all is well."""
    _CHECKS.append(check)
    return check


def unsound(connection: Connection) -> list[str]:
    """Every problem that any of the checks finds."""
    return [problem for check in _CHECKS for problem in check(connection)]
