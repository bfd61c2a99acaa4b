"""Records on which something was done beforehand: done once in a process, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from secretariat.record.location import locate, path_of
from secretariat.record.record import Record


def done_once(do: Callable[[Record], object], name: str = "") -> Callable[..., Record]:
    """A fixture: the test's ``reference`` record after ``do``, without doing it anew for each test.

    What ``do`` gives back is dropped, and it must keep nothing in mind: only the record is copied.
    """

    def ready(made: Callable[[str], Path], reference: Record) -> Record:
        after = made("reference").with_name(f"{do.__module__}.{do.__qualname__}.db")
        if not after.exists():
            begun = after.with_suffix(".begun")
            shutil.copyfile(made("reference"), begun)
            beforehand = Record(locate(str(begun)), user=reference.user, today=reference.today)
            do(beforehand)
            beforehand.close()
            begun.rename(after)
        path = path_of(reference.url)
        assert path is not None
        shutil.copyfile(after, path)
        return reference

    ready.__doc__ = do.__doc__
    return pytest.fixture(name=name or do.__name__)(ready)
