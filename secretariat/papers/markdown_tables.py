"""Tables and lists in Markdown files: pipe tables by the heading above them, lines under a heading as one column."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from secretariat.papers.read_tables import ReadRemark, ReadRow, ReadTable
from secretariat.papers.struck_out import remarks_on_row
from secretariat.papers.workbook_child.struck_out import parted

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+")
_RULE_ROW: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_LINE_RULE: Final = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_BULLET: Final = re.compile(r"\s*(?:[-*+•]|[0-9]{1,4}[.)])\s+")
_FOOTNOTE: Final = re.compile(r"\s*(?:\*[^*]+\*|_[^_]+_|\[\^[^\]]*\]:.*|<!--.*-->|!\[.*\]\(.*\))\s*$")
_SIGNS: Final = re.compile(r"[\\*_<>&\[\xa0]")
_MOST_PIPES: Final = 1000  # a line with more is no row of a table
_LONGEST_FURNITURE: Final = 1000  # characters
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ANGLED: Final = re.compile(r"<([^\s<>]{3,320})>")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)([^*_]+)\1")
_STRUCK: Final = re.compile(r"(?<![\\~])~~(?![\s~])((?:[^~\\]++|\\.|~(?!~))++)(?<!\s)~~(?!~)")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


@dataclass(slots=True)
class _Table:
    """Rows without what is struck out, and that: by row and column."""

    name: str
    rows: list[ReadRow] = field(default_factory=list)
    struck: dict[int, dict[int, str]] = field(default_factory=dict)
    left: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Add a row; one without any text is none."""
        parts = [_parted(cell) for cell in cells]
        left = tuple(plain(text) for text, _gone in parts)
        if gone := {at: plain(text) for at, (_left, text) in enumerate(parts, start=1) if text}:
            self.struck[number], self.left[number] = gone, left
        if any(left):
            self.rows.append(ReadRow(number, left))


@dataclass(slots=True)
class _Section:
    """What stands under one heading."""

    lines: _Table
    tables: list[_Table] = field(default_factory=list)


def markdown_tables(text: str) -> tuple[tuple[ReadTable, ...], tuple[ReadRemark, ...]]:
    """The tables of a Markdown text, in its order, and what is struck out (``~~so~~``), which is not in them.

    Rows are numbered by the lines of the file.

    Under a heading with pipe tables only these are taken; else its lines make a table of one column. A table is
    named after its headings (``2025: participants``), or the line above it where there are none. Front matter,
    rules, ``&nbsp;`` and lines wholly in italics are furniture.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = _after_front_matter(lines)
    headings: dict[int, str] = {}
    sections = [_Section(_Table(""))]
    while number < len(lines):
        line = lines[number]
        if heading := _HEADING.match(line):
            level = len(heading[1])
            headings = {each: title for each, title in headings.items() if each < level}
            headings[level] = plain(line[heading.end() :].strip().rstrip("#")).rstrip(" :：")
            sections.append(_Section(_Table(": ".join(filter(None, headings.values())))))
        elif _begins_table(line, lines[number + 1 : number + 2]):
            number = _take_table(lines, number, sections[-1])
            continue
        elif not _is_furniture(line):
            sections[-1].lines.take(number + 1, (_unbulleted(line),))
        number += 1
    return _named_apart(sections)


def _after_front_matter(lines: list[str]) -> int:
    if lines and lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() in {"---", "..."}:
                return number + 1
    return 0


def _begins_table(line: str, after: list[str]) -> bool:
    """Whether a line is a table's heading: it has pipes, and the line after it is the rule of hyphens."""
    if not after or not 0 < line.count("|") <= _MOST_PIPES or "|" not in after[0]:
        return False
    return after[0].count("|") <= _MOST_PIPES and _RULE_ROW.match(after[0]) is not None


def _take_table(lines: list[str], number: int, section: _Section) -> int:
    """Put the pipe table that begins at ``number`` into its section; the number of the line after it."""
    above = section.lines.rows[-1].cells[0].rstrip(" :：") if section.lines.rows else ""
    table = _Table(section.lines.name or above)
    table.take(number + 1, _cells(lines[number]))
    number += 2
    while number < len(lines) and 0 < lines[number].count("|") <= _MOST_PIPES:
        table.take(number + 1, _cells(lines[number]))
        number += 1
    section.tables.append(table)
    return number


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return _CELL_END.split(inner)


def _parted(text: str) -> tuple[str, str]:
    """What is left of a text, and what is struck out in it."""
    if "~~" not in text:
        return text, ""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for struck in _STRUCK.finditer(text):
        pieces += ((text[end : struck.start()], False), (struck[1], True))
        end = struck.end()
    return parted([*pieces, (text[end:], False)])


def _unbulleted(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_FURNITURE:
        return False
    return bool(_LINE_RULE.match(line) or _FOOTNOTE.match(line)) or line.lstrip().startswith(("```", "~~~"))


def plain(text: str) -> str:
    """``text`` without Markdown's own signs; square brackets stay unless they are a link's."""
    if not _SIGNS.search(text):
        return text.strip()
    text = _ANGLED.sub(_address_or_as_it_is, _BREAK.sub(" ", text))
    text = _ESCAPED.sub(r"\1", _BOLD.sub(r"\2", _LINK.sub(r"\1", text)))
    return html.unescape(text).replace("\xa0", " ").strip()


def _address_or_as_it_is(angled: re.Match[str]) -> str:
    """An address in angle brackets without them; anything else in angle brackets is the writer's own."""
    return angled[1] if "@" in angled[1] or "://" in angled[1] else angled[0]


def _named_apart(sections: list[_Section]) -> tuple[tuple[ReadTable, ...], tuple[ReadRemark, ...]]:
    tables = []
    remarks: list[ReadRemark] = []
    seen: Counter[str] = Counter()
    for found in (table for section in sections for table in section.tables or [section.lines]):
        if not found.rows and not found.struck:
            continue
        seen[found.name] += 1
        again = seen[found.name]
        name = found.name if again == 1 else f"{found.name} ({again})"
        if found.rows:
            tables.append(ReadTable(name, tuple(found.rows)))
        for number, struck in found.struck.items():
            remarks += remarks_on_row(name, number, struck, found.left[number])
    return tuple(tables), tuple(remarks)
