"""The user's folders of this program: data and state (the XDG variables are honoured)."""

from __future__ import annotations

from pathlib import Path

_NAME = "secretariat"


def data_folder() -> Path:
    """Where the record is unless it is said otherwise."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """Drafts, the log, and whether somebody was welcomed here."""
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False)
