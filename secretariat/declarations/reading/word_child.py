"""Read a Word document in a process of its own: a program, run as a file, never imported.

A hostile document can eat memory and time; here it can only take this process with it. The document is standard input.
Arguments: the limits (memory bytes, seconds, characters of text). The answer is one JSON object on standard output:
``{"paragraphs": [[number, level, heading, text, sort], …], "told": {what: count}}`` or ``{"refused": why}``.
``heading`` is as ``Numbering.heading_of`` says it; ``sort`` is "" or "note".
"""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO
from typing import Any, NoReturn

if __name__ == "__main__":  # isolated as it is, it is told where the project lies
    sys.path.insert(0, __file__.rsplit("/", 4)[0])

from secretariat.declarations.reading.word_around import stands_around
from secretariat.declarations.reading.word_numbering import Numbering, W, child, value

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OTHER_FORM = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr", _OTHER_FORM})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "", "ptab": " "}
_DELETED = frozenset({W + "del", W + "moveFrom"})
_MARKS = frozenset({"footnote reference", "endnote reference", "footnote anchor", "endnote anchor"})
_LABEL = re.compile(r"[^\s\[\]]{1,40}")
_ITSELF = re.compile(r"\[\^([^\s\[\]]{1,40})\](:?)\s*")


class Reading:
    """One document as it is read."""

    def __init__(self, document: Any, most: int) -> None:
        part = document.part
        numbering = next((r.target_part for r in part.rels.values() if r.reltype == _RELATIONS + "numbering"), None)
        self._numbering = Numbering(numbering.element if numbering is not None else None, document.styles.element)
        self._most = most
        self._notes: dict[str, tuple[str, Any]] = {}  # by kind and number: the sign and the note
        self._counted = {"footnotes": 0, "endnotes": 0}
        self._parts = {
            kind: _notes_of(next((r.target_part for r in part.rels.values() if r.reltype == _RELATIONS + kind), None))
            for kind in ("footnotes", "endnotes")
        }
        self.told: dict[str, int] = {}
        self.paragraphs: list[tuple[str, int, int, str, str]] = []
        self._boxes: list[Any] = []
        if any(r.reltype == _RELATIONS + "comments" for r in part.rels.values()):
            self._tell("comments")

    def read(self, body: Any) -> None:
        """Every paragraph of the body, then the notes it refers to."""
        self._blocks(body)
        for sign, note in list(self._notes.values()):
            words = " ".join(self._words(one) for one in note.iter(W + "p")).strip()
            itself = _ITSELF.match(words)
            if itself and itself[1] == sign:  # a mark that is not counted stands before the note's words too
                words = words[itself.end() :]
            self._add("", 0, -1, f"[^{sign}]: {words}", "note")

    def _blocks(self, of: Any) -> None:
        for one in of:
            if one.tag == W + "p":
                self._paragraph(one)
            elif one.tag == W + "tbl":
                self._tell("tables")
                self._blocks(one)
            elif one.tag in _DELETED:
                self._tell("deleted")
            elif one.tag not in _LEFT_OUT:  # rows, cells, content controls
                self._blocks(one)

    def _paragraph(self, one: Any) -> None:
        words = self._words(one)
        if any(stands_around(str(mark.get(W + "name")), words) for mark in one.iter(W + "bookmarkStart")):
            self._tell("around")
            return
        heading = self._numbering.heading_of(one)
        if words.strip():
            number, level = self._numbering.number_of(one)
            self._add(number, level, heading, words.strip(), "")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._tell("boxes")
            self._blocks(box)

    def _add(self, number: str, level: int, heading: int, text: str, sort: str) -> None:
        self._most -= len(text)
        if self._most < 0:
            refuse("large")
        self.paragraphs.append((number, level, heading, text, sort))

    def _words(self, of: Any) -> str:
        pieces: list[str] = []
        self._gather(of, pieces)
        return "".join(pieces)

    def _gather(self, of: Any, pieces: list[str]) -> None:
        for one in of:
            tag = one.tag
            if tag == W + "t":
                pieces.append(one.text or "")
            elif tag == W + "txbxContent":
                self._boxes.append(one)
            elif tag == W + "r" and (mark := self._mark(one)):
                pieces.append(mark)
            elif tag == W + "sym":
                is_bullet = str(one.get(W + "char")).upper().endswith("B7")
                pieces.append("•" if is_bullet else "\N{REPLACEMENT CHARACTER}")
            elif tag in _DELETED:
                self._tell("deleted")
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                pieces.append(_SIGNS.get(tag.removeprefix(W), ""))
                if tag in (W + "ins", W + "moveTo"):
                    self._tell("inserted")
                elif tag == W + "r" and _is_struck(one):
                    self._tell("struck")
                self._gather(one, pieces)

    def _mark(self, run: Any) -> str:
        """The mark of a note that a run is, "" where it is none: one that points to a note, or words in their look."""
        said = "".join(one.text or "" for one in run if one.tag == W + "t").strip()
        for kind in ("footnote", "endnote"):
            pointing = child(run, f"{kind}Reference")
            if pointing is not None:
                custom = str(pointing.get(W + "customMarkFollows")) in ("1", "true", "on")
                return self._note(f"{kind}s", str(pointing.get(W + "id")), said if custom else "")
        style = next(self._numbering.styles_of(value(child(run, "rPr"), "rStyle")), None)
        is_mark = style is not None and value(style, "name").lower() in _MARKS and _LABEL.fullmatch(said)
        return f"[^{said}]" if is_mark else ""

    def _note(self, kind: str, id_: str, said: str) -> str:
        """The mark of a note, counted unless it says its sign itself."""
        note = self._parts[kind].get(id_)
        if note is None:
            return ""
        key = f"{kind} {id_}"
        if key not in self._notes:
            self._notes[key] = (self._sign(kind, said), note)
        return f"[^{self._notes[key][0]}]"

    def _sign(self, kind: str, said: str) -> str:
        if not _LABEL.fullmatch(said):
            self._counted[kind] += 1
            said = f"{'e' if kind == 'endnotes' else ''}{self._counted[kind]}"
        taken = {sign for sign, _note in self._notes.values()}
        return next(sign for n in range(len(taken) + 1) if (sign := f"{said}-{n + 1}" if n else said) not in taken)

    def _tell(self, what: str) -> None:
        self.told[what] = self.told.get(what, 0) + 1


def _is_struck(run: Any) -> bool:
    properties = child(run, "rPr")
    struck = child(properties, "strike")
    return struck is not None and value(properties, "strike") not in ("0", "false", "off") and len(run) > 1


def _notes_of(part: Any) -> dict[str, Any]:
    """The notes of a part by their id; separators are no notes."""
    if part is None:
        return {}
    from docx.oxml import parse_xml

    root: Any = parse_xml(part.blob)
    named = (W + "footnote", W + "endnote")
    return {str(one.get(W + "id")): one for one in root if one.tag in named and one.get(W + "type") in (None, "normal")}


def refuse(why: str) -> NoReturn:
    """Say why the document is not read, and end."""
    sys.stdout.write(json.dumps({"refused": why}))
    sys.stdout.flush()
    sys.exit(0)


def impose(memory: int, seconds: int) -> None:
    """Let the system end this process where it takes more than allowed."""
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Read the document on standard input."""
    memory, seconds, most = map(int, sys.argv[1:4])
    from docx import Document

    impose(memory, seconds)
    data = sys.stdin.buffer.read()
    try:
        document = Document(BytesIO(data))
        reading = Reading(document, most)
        reading.read(document.element.body)
    except MemoryError:
        refuse("large")
    except RecursionError:
        refuse("damaged")
    except Exception:  # noqa: BLE001  whatever the library stumbles over means a file it cannot read
        refuse("damaged")
    sys.stdout.write(json.dumps({"paragraphs": reading.paragraphs, "told": reading.told}))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
