"""A paragraph's text in an editor of one's own."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import SuspendNotSupported
from textual.widget import Widget

from secretariat.toolkit.text import say
from secretariat.values.language import _


def typed_outside(view: Widget, text: str) -> tuple[str | None, bool]:
    """What stood in the file when the editor was left, and whether it was left well; ``None``, with the reason said,
    where nothing was written.

    What an editor wrote that ended with an error, or in another encoding, is given back all the same: nobody's words
    go with the file, which is readable by its owner only and gone afterwards. A line end that the editor puts at the
    end is not kept.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        say(view, _("No editor is named: set VISUAL or EDITOR, such as EDITOR=nano."), "warning")
        return None, False
    with TemporaryDirectory(prefix="secretariat-") as folder:
        file = Path(folder) / "paragraph.txt"
        with os.fdopen(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(text if text.endswith("\n") else f"{text}\n")
        try:
            with view.app.suspend():
                ended = subprocess.run([*words, str(file)], check=False).returncode
            came = _read(file.read_bytes())
        except SuspendNotSupported:
            say(view, _("This terminal can't be given to an editor."), "warning")
            return None, False
        except OSError as failure:
            say(view, _("The editor {editor} did not work: {error}.").format(editor=words[0], error=failure), "warning")
            return None, False
    came = came if text.endswith("\n") else came.rstrip("\n")
    if not ended:
        return came, True
    if came == text:
        say(view, _("The editor {editor} ended with an error; nothing was changed.").format(editor=words[0]), "warning")
        return None, False
    said = _("The editor {editor} ended with an error; what it wrote stands here and is not saved.")
    say(view, said.format(editor=words[0]), "warning")
    return came, False


def _read(written: bytes) -> str:
    """What an editor wrote: UTF-8, else as one of another age writes."""
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError:
        text = written.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n")
