"""Where the program's own data is: in a checkout beside the package, in an installation inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def database_folder() -> Path:
    """The folder ``db/``: migrations, reference data, the sample record."""
    inside = _PACKAGE / "db"
    return inside if inside.is_dir() else _PACKAGE.parent / "db"


@cache
def known_revisions() -> frozenset[str]:
    """The schema revisions this program has migrations for."""
    files = (database_folder() / "migrations" / "versions").glob("[0-9]*.py")
    return frozenset(file.name.split("_", 1)[0] for file in files)
