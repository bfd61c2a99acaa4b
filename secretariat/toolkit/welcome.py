"""What is said the first time the application is opened on a machine: what to press, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import content
from secretariat.values.language import N_, _


class Welcome(Commanded, ModalScreen[str]):
    """A few keys. Enter and Esc begin; any other key begins too, and is what the page was closed with: it is to be
    done then, for it is one of those that the page tells of.
    """

    DEFAULT_CSS = """
    Welcome > .dialog { width: 70; padding: 1 2; }
    Welcome KeyFooter { margin-top: 1; padding: 0; }
    """
    commands: ClassVar[tuple[Command, ...]] = (
        Command("welcome.begin", "enter,escape", "begin", N_("Begin"), N_("Begin"), N_("Close this page."), "form", 1),
    )

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title, self._words = title, words

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(_(self._title)), classes="dialog-title")
            yield Static(content(_(self._words)))
            yield KeyFooter()

    def action_begin(self) -> None:
        self.dismiss("")

    def on_key(self, event: events.Key) -> None:
        """A key that the page told of was tried at once."""
        if event.key not in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.dismiss(event.key)


def was_welcomed(folder: Path) -> bool:
    """Whether somebody has been welcomed here before. (In a worker thread.)"""
    return (folder / "welcomed").exists()


def note_welcome(folder: Path) -> None:
    """Remember that somebody has been welcomed. (In a worker thread.)"""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(folder / "welcomed", os.O_CREAT | os.O_WRONLY, 0o600))
