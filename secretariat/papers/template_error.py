"""The files a paper is typeset from, and what is said when an office's own one is at fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from typst import TypstError

_MAIN: Final = "main.typ"  # the name Typst starts from
_PLACE: Final = re.compile(r"^\s*┌─ (?P<path>.+):(?P<line>\d+):\d+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """The sources of one paper by the names they call each other, and where each came from."""

    contents: dict[str, bytes]
    paths: dict[str, Path]
    root: Path
    own: frozenset[str]

    @classmethod
    def gather(cls, template: str, folder: Path, house: Path, overrides: Path | None) -> TemplateFiles:
        """The template, what lies beside it and the house style, each replaced by the office's own of that name.

        Raises ``Refused`` where an office's own file cannot be read.
        """
        paths = {house.name: house} | {path.name: path for path in sorted(folder.glob("*.typ"))}
        own = {path.name: path for path in sorted(overrides.glob("*.typ"))} if overrides else {}
        paths |= own
        paths[_MAIN] = paths.pop(template)
        replaced = frozenset(_MAIN if name == template else name for name in own)
        contents = {name: _read(path) for name, path in paths.items()}
        return cls(contents, paths, overrides if overrides and own else folder, replaced)


def template_refusal(error: TypstError, files: TemplateFiles) -> Refused | None:
    """The refusal naming file and line of an office's own template; ``None`` where only ours were in use."""
    if not files.own:
        return None
    fault = error.diagnostic[max(error.diagnostic.find("error:"), 0) :]
    places = [(Path(m["path"]).name, int(m["line"])) for m in _PLACE.finditer(fault)]
    places.sort(key=lambda place: place[0] not in files.own)  # stable: an office's own file before ours
    if not places:
        name = next(iter(sorted(files.own)))
        return Refused(
            _("Your template {file} cannot be used: {why}.").format(file=files.paths[name], why=error.message)
        )
    name, line = places[0]
    return Refused(
        _("Your template {file}, line {line}: {why}.").format(
            file=files.paths.get(name, Path(name)), line=line, why=error.message
        )
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(_("Your template {file} cannot be read: {why}.").format(file=path, why=error.strerror)) from error
