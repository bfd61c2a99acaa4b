"""Writing what was asked for to the file that was named, whose ending picks the format. (In a worker thread.)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from secretariat.values.language import _

Make = Callable[[str], bytes]
"""Makes a paper in the format of an ending, such as ``.pdf``."""


def write_paper(file: str, endings: Sequence[str], make: Make) -> str:
    """Write what ``make`` makes, and say where; a file of that name is replaced whole.

    Raises ``Refused`` where the ending is none of ``endings`` or the file can't be written, and what ``make`` raises.
    """
    from secretariat.papers.destination import ending, write_output

    path = Path(file).expanduser()
    write_output(str(path), make(ending(str(path), endings)))
    return _("Wrote {file}.").format(file=path.absolute())


def plain(words: str) -> str:
    """Words as a part of a file's name: letters, figures and ``-_.``; anything else is a hyphen."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in words)
