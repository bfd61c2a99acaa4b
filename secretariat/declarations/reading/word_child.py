"""Read a Word document in a process of its own: a program, run as a file, never imported.

A hostile document can eat memory and time; here it can only take this process with it. The document is standard input.
Arguments: the limits (memory bytes, seconds, characters of text). The answer is one JSON object on standard output:
``{"paragraphs": [[number, level, heading, pieces, sort], …], "told": {what: count}}`` or ``{"refused": why}``.
``heading`` is as ``Numbering.heading_of`` says it; ``pieces`` are words with their look, ``[text, strong, slanted,
address a link leads to]``; ``sort`` is "" or "note".
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
from secretariat.papers.child_limits import impose

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OTHER_FORM = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr", _OTHER_FORM})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "", "ptab": " "}
_DELETED = frozenset({W + "del", W + "moveFrom"})
_MARKS = frozenset({"footnote reference", "endnote reference", "footnote anchor", "endnote anchor"})
_LABEL = re.compile(r"[^\s\[\]]{1,40}")
_ITSELF = re.compile(r"\s*\[\^([^\s\[\]]{1,40})\](:?)\s*")
_HYPERLINK = "hyperlink"

Piece = tuple[str, bool, bool, str]
_PLAIN: Piece = ("", False, False, "")


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
        self._noted_addresses: dict[str, dict[str, str]] = {}
        for kind in self._parts:
            related = next((r.target_part for r in part.rels.values() if r.reltype == _RELATIONS + kind), None)
            self._noted_addresses[kind] = _addresses_of(related)
        self.told: dict[str, int] = {}
        self.paragraphs: list[tuple[str, int, int, list[Piece], str]] = []
        self._looks: dict[str, tuple[bool, bool]] = {}  # of a character style
        self._addresses = _addresses_of(part)
        self._boxes: list[Any] = []
        if any(r.reltype == _RELATIONS + "comments" for r in part.rels.values()):
            self._tell("comments")

    def read(self, body: Any) -> None:
        """Every paragraph of the body, then the notes it refers to."""
        self._blocks(body)
        addresses = self._addresses
        for key, (sign, note) in list(self._notes.items()):
            self._addresses = self._noted_addresses[key.split(" ")[0]]
            pieces: list[Piece] = []
            for one in note.iter(W + "p"):
                pieces += [*([(" ", False, False, "")] if pieces else []), *self._pieces(one)]
            itself = _ITSELF.match(_said(pieces))
            if itself and itself[1] == sign:  # a mark that is not counted stands before the note's words too
                pieces = _without(pieces, itself.end())
            pieces = _without(pieces, len(said := _said(pieces)) - len(said.lstrip()))
            self._add("", 0, -1, [(f"[^{sign}]: ", False, False, ""), *pieces], "note")
        self._addresses = addresses

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
        pieces = self._pieces(one)
        words = _said(pieces)
        if any(stands_around(str(mark.get(W + "name")), words) for mark in one.iter(W + "bookmarkStart")):
            self._tell("around")
            return
        heading = self._numbering.heading_of(one)
        if words.strip():
            number, level = self._numbering.number_of(one)
            self._add(number, level, heading, pieces, "")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._tell("boxes")
            self._blocks(box)

    def _add(self, number: str, level: int, heading: int, pieces: list[Piece], sort: str) -> None:
        self._most -= sum(len(one[0]) for one in pieces)
        if self._most < 0:
            refuse("large")
        self.paragraphs.append((number, level, heading, _merged(pieces), sort))

    def _pieces(self, of: Any) -> list[Piece]:
        pieces: list[Piece] = []
        self._gather(of, pieces, _PLAIN)
        return pieces

    def _gather(self, of: Any, pieces: list[Piece], look: Piece) -> None:
        for one in of:
            tag = one.tag
            if tag == W + "t":
                pieces.append((one.text or "", *look[1:]))
            elif tag == W + "txbxContent":
                self._boxes.append(one)
            elif tag == W + "r" and (mark := self._mark(one)):
                pieces.append((mark, *_PLAIN[1:]))
            elif tag == W + "sym":
                is_bullet = str(one.get(W + "char")).upper().endswith("B7")
                pieces.append(("•" if is_bullet else "\N{REPLACEMENT CHARACTER}", *_PLAIN[1:]))
            elif tag in _DELETED:
                self._tell("deleted")
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                pieces.append((_SIGNS.get(tag.removeprefix(W), ""), *look[1:]))
                if tag in (W + "ins", W + "moveTo"):
                    self._tell("inserted")
                elif tag == W + "r" and _is_struck(one):
                    self._tell("struck")
                self._gather(one, pieces, self._look(one, look))

    def _look(self, one: Any, look: Piece) -> Piece:
        """The look of what stands in an element: of a run its own, in a hyperlink where it leads."""
        if one.tag == W + _HYPERLINK:
            return (*look[:3], self._addresses.get(str(one.get(_ID)), ""))
        if one.tag != W + "r":
            return look
        properties = child(one, "rPr")
        if properties is None:
            return ("", False, False, look[3])
        styled = self._styled(value(properties, "rStyle"))
        return ("", _is_on(properties, "b", styled[0]), _is_on(properties, "i", styled[1]), look[3])

    def _styled(self, id_: str) -> tuple[bool, bool]:
        """Whether a character style is bold and italic."""
        if id_ not in self._looks:
            own = [child(style, "rPr") for style in self._numbering.styles_of(id_)]
            strong, slanted = (
                next((_is_on(one, name, False) for one in own if child(one, name) is not None), False)
                for name in ("b", "i")
            )
            self._looks[id_] = (strong, slanted)
        return self._looks[id_]

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


def _is_on(properties: Any, name: str, otherwise: bool) -> bool:
    """Whether a property that is on or off is on."""
    if child(properties, name) is None:
        return otherwise
    return value(properties, name) not in ("0", "false", "off")


def _addresses_of(part: Any) -> dict[str, str]:
    """Where the hyperlinks of a part lead, by the id of the relationship."""
    rels = part.rels.items() if part is not None else ()
    return {str(id_): str(one.target_ref) for id_, one in rels if one.is_external and one.reltype.endswith(_HYPERLINK)}


def _said(pieces: list[Piece]) -> str:
    return "".join(one[0] for one in pieces)


def _without(pieces: list[Piece], count: int) -> list[Piece]:
    """The pieces without as many characters at their beginning."""
    kept = []
    for text, strong, slanted, link in pieces:
        taken = min(count, len(text))
        count -= taken
        kept.append((text[taken:], strong, slanted, link))
    return kept


def _merged(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of one look that follow each other as one."""
    kept: list[Piece] = []
    for one in pieces:
        if not one[0]:
            continue
        if kept and kept[-1][1:] == one[1:]:
            kept[-1] = (kept[-1][0] + one[0], *one[1:])
        else:
            kept.append(one)
    return kept


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
