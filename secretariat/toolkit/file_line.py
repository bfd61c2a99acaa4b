"""Asking for the file that something is written to: one line at the foot, which says where that is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from secretariat.toolkit.one_line import Echo, OneLine
from secretariat.toolkit.text import say
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult


def ask_for_file(view: Widget, title: str, write: Callable[[str], SaveResult], *, usual: str, hint: str) -> None:
    """Ask for a file, ``usual`` unless another is typed; ``write`` is given its path, and what it gives is told.

    ``write`` runs in a worker thread and may raise ``Refused``: the line then stands as it is typed.
    """

    def written(saved: SaveResult | None) -> None:
        if saved is not None:
            say(view.app, saved.message)

    line = OneLine(title, lambda file: write(file.strip()), text=usual, hint=hint, echo=_where)
    view.app.push_screen(line, written)


def _where(text: str) -> Echo:
    """Where the file will be, and whether it takes another's place. (In a worker thread.)"""
    if not text.strip():
        return ()
    file = Path(text.strip()).expanduser().absolute()
    if file.is_dir():
        return ((str(file), _("is a folder; a file in it is needed"), False),)
    replaces = _("replaces the file of that name") if file.exists() else _("a new file")
    return ((_("Writes"), str(file), True), ("", replaces, True))
