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


def typed_outside(view: Widget, text: str) -> str | None:
    """What stood in the file when the editor was left; ``None``, with the reason said, where there is none.

    The file is readable by its owner only and gone afterwards. A line end that the editor puts at the end is not kept.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        say(view, _("No editor is named: set VISUAL or EDITOR, such as EDITOR=nano."), "warning")
        return None
    with TemporaryDirectory(prefix="secretariat-") as folder:
        file = Path(folder) / "paragraph.txt"
        with os.fdopen(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(text if text.endswith("\n") else f"{text}\n")
        try:
            with view.app.suspend():
                ended = subprocess.run([*words, str(file)], check=False).returncode
            came = file.read_text(encoding="utf-8")
        except SuspendNotSupported:
            say(view, _("This terminal can't be given to an editor."), "warning")
            return None
        except (OSError, UnicodeDecodeError) as failure:
            say(view, _("The editor {editor} did not work: {error}.").format(editor=words[0], error=failure), "warning")
            return None
    if ended:
        say(view, _("The editor {editor} ended with an error; nothing was changed.").format(editor=words[0]), "warning")
        return None
    return came.replace("\r\n", "\n").rstrip("\n") if not text.endswith("\n") else came
