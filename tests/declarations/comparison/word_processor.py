"""What a word processor does with tracked changes: accept them all, or reject them all (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = {f"{_W}t", f"{_W}delText"}
_BREAKS: Final = {f"{_W}br": "\n", f"{_W}tab": "\t"}


def body(data: bytes) -> Any:
    """The document's body."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def lines(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs' texts once every change is accepted, or rejected."""
    gone = f"{_W}del" if accepted else f"{_W}ins"
    found: list[str] = []
    line = ""
    for paragraph in body(data).iter(f"{_W}p"):
        for run in paragraph.iter(f"{_W}r"):
            if run.getparent().tag != gone:
                line += "".join(_text(part) for part in run)
        if paragraph.find(f"{_W}pPr/{_W}rPr/{gone}") is None:
            found.append(line)
            line = ""
    return found


def authors(data: bytes) -> set[tuple[str, str]]:
    """Who tracked changes, and when."""
    tags = (f"{_W}ins", f"{_W}del")
    return {(one.get(f"{_W}author"), one.get(f"{_W}date")) for one in body(data).iter(*tags)}


def _text(part: Any) -> str:
    return (part.text or "") if part.tag in _TEXTS else _BREAKS.get(part.tag, "")
