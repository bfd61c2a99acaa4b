"""What a test does where the machine lacks what it needs: skipped with a word, or failed where all tests must run."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

COMPLETE = "SECRETARIAT_TESTS_COMPLETE"
"""The environment variable under which nothing that can be installed may be missing; continuous integration sets it."""


def lacking(what: str) -> NoReturn:
    """End a test that can't run here: ``what`` is missing, and what to do about it."""
    if os.environ.get(COMPLETE, "") not in ("", "0"):
        pytest.fail(f"{what} ({COMPLETE} is set, so that no test is passed over)", pytrace=False)
    pytest.skip(what)
