"""Refusals: what the program says when it will not do what a person asked."""

from __future__ import annotations


class Refused(Exception):
    """Something was asked that cannot be done; ``message`` is one clear sentence: what, where, what is allowed.

    Every door turns it into that sentence (the command line with exit code 1), never into a traceback.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Misused(Refused):
    """The call or the configuration is wrong (file, line, key, allowed values): exit code 2."""


class NotFound(Refused):
    """Nothing in the record answers to the name or reference that was given."""


class Ambiguous(Refused):
    """The name given could mean several records; the message lists them."""


class Outdated(Refused):
    """What somebody was shown is no longer so: nothing was done, and they are shown how it is now."""
