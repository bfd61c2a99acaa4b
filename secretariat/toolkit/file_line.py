"""Asking for the file that something is written to or read from: one line at the foot, which says where that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from textual.widget import Widget

from secretariat.toolkit.one_line import Completions, Echo, OneLine
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.papers.read_tables import ReadFile
    from secretariat.toolkit.record_form import SaveResult

R = TypeVar("R")
_MOST: Final = 20
"""Files that are offered to complete a path with."""


def ask_for_file(view: Widget, title: str, write: Callable[[str], SaveResult], *, usual: str, hint: str) -> None:
    """Ask for a file, ``usual`` unless another is typed; ``write`` is given its path, and what it gives is told.

    ``write`` runs in a worker thread and may raise ``Refused``: the line then stands as it is typed.
    """

    def written(saved: SaveResult | None) -> None:
        if saved is not None:
            say(view.app, saved.message)

    line = OneLine(title, lambda file: write(file.strip()), text=usual, hint=hint, echo=_where, fleeting=True)
    view.app.push_screen(line, written)


def ask_for_table(view: Widget, title: str, taken: Callable[[ReadFile], None], *, endings: Sequence[str]) -> None:
    """Ask for a file with a table, whose name may end in one of ``endings``; what was read of it goes to ``taken``."""

    def read(file: Path) -> ReadFile:
        from secretariat.papers.sheet_reading import read_file

        return read_file(file)

    ask_to_read(view, title, read, taken, endings=endings)


def ask_to_read(
    view: Widget, title: str, read: Callable[[Path], R], taken: Callable[[R], None], *, endings: Sequence[str]
) -> None:
    """Ask for a file whose name may end in one of ``endings``; what ``read`` makes of it goes to ``taken``.

    ``read`` runs in a worker thread. Where it raises ``Refused``, the line stands as it is typed and says why.
    """
    found: list[R] = []

    def look(text: str) -> SaveResult:
        from secretariat.toolkit.record_form import SaveResult

        found.append(read(Path(text.strip()).expanduser()))
        return SaveResult("", "")

    def looked(result: SaveResult | None) -> None:
        if result is not None and found:
            taken(found[-1])

    def complete(text: str) -> Completions:
        return _files(text, endings)

    hint = _("a file: {endings}").format(endings=" ".join(endings))
    line = OneLine(title, look, hint=hint, echo=_seen, complete=complete, save_label=N_("Read file"), fleeting=True)
    view.app.push_screen(line, looked)


def _seen(text: str) -> Echo:
    """Whether the file is there. (In a worker thread.)"""
    if not text.strip():
        return ()
    file = Path(text.strip()).expanduser().absolute()
    if file.is_file():
        return ((_("Reads"), str(file), True),)
    return ((str(file), _("is no file"), False),)


def _files(text: str, endings: Sequence[str]) -> Completions:
    """Folders and files that the path could go on to be. (In a worker thread.)"""
    typed = Path(text.strip()).expanduser() if text.strip() else Path()
    folder = typed if text.endswith("/") or not text.strip() else typed.parent
    begun = "" if folder == typed else typed.name.casefold()
    try:
        found = sorted(entry for entry in folder.iterdir() if entry.name.casefold().startswith(begun))
    except OSError:
        return ()
    shown = [
        entry
        for entry in found
        if not entry.name.startswith(".") and (entry.is_dir() or entry.suffix.lower() in endings)
    ]
    return [(f"{entry}/" if entry.is_dir() else str(entry), entry.name) for entry in shown[:_MOST]]


def _where(text: str) -> Echo:
    """Where the file will be, and whether it takes another's place. (In a worker thread.)"""
    if not text.strip():
        return ()
    file = Path(text.strip()).expanduser().absolute()
    if file.is_dir():
        return ((str(file), _("is a folder; a file in it is needed"), False),)
    replaces = _("replaces the file of that name") if file.exists() else _("a new file")
    return ((_("Writes"), str(file), True), ("", replaces, True))
