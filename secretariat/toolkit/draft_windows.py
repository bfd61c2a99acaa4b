"""Which window of this user typed a draft: two windows in which the same is typed keep a draft each."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from secretariat.toolkit.drafts import Draft, Drafts

_MARK: Final = ":#"
_QUIET: Final = timedelta(minutes=15)
"""After this long without a key a window on another machine counts as left: whether it is open can't be seen."""


def own_key(base: str) -> str:
    """The name of this window's draft of what ``base`` names."""
    return f"{base}{_MARK}{window_of(os.getpid())}"


def window_of(process: int) -> str:
    """A window by the machine and the process it runs in; a process number that is given out anew is another."""
    return f"{platform.node()}/{process}/{_began(process)}"


def drafts_by_window(drafts: Drafts, base: str) -> Sequence[Draft]:
    """The drafts that this user's windows keep of what ``base`` names, the newest first. (In a worker thread.)"""
    found = [one for one in drafts.kept(base) if one.key == base or one.key.startswith(base + _MARK)]
    return sorted(found, key=lambda one: one.written, reverse=True)


def is_open_elsewhere(draft: Draft) -> bool:
    """Whether the window that typed a draft is another than this one, and still open."""
    _base, marked, window = draft.key.rpartition(_MARK)
    if not marked or window == window_of(os.getpid()):
        return False
    machine, process, began = window.rsplit("/", 2)
    if machine != platform.node():
        return datetime.now(UTC) - draft.written < _QUIET
    return _runs(int(process)) and _began(int(process)) == began


def _runs(process: int) -> bool:
    if os.name != "posix":
        return False  # elsewhere asking for a process by signal would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _began(process: int) -> str:
    """When a process began, in ticks since the machine did; "" where that is not told."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
        )
    except (OSError, IndexError):
        return ""
