"""Tables and lists in Markdown files: pipe tables by the heading above them, lines under a heading as one column."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from secretariat.papers.read_tables import ReadRow, ReadTable

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
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")


@dataclass(slots=True)
class _Section:
    """What stands under one heading."""

    name: str
    lines: list[ReadRow] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)


def markdown_tables(text: str) -> tuple[ReadTable, ...]:
    """The tables of a Markdown text, in its order; rows are numbered by the lines of the file.

    Under a heading with pipe tables only these are taken; else its lines make a table of one column. A table is
    named after its headings (``2025: participants``), or the line above it where there are none. Front matter,
    rules, ``&nbsp;`` and lines wholly in italics are furniture.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = _after_front_matter(lines)
    headings: dict[int, str] = {}
    sections = [_Section("")]
    while number < len(lines):
        line = lines[number]
        if heading := _HEADING.match(line):
            level = len(heading[1])
            headings = {each: title for each, title in headings.items() if each < level}
            headings[level] = plain(line[heading.end() :].strip().rstrip("#")).rstrip(" :：")
            sections.append(_Section(": ".join(filter(None, headings.values()))))
        elif _begins_table(line, lines[number + 1 : number + 2]):
            number = _take_table(lines, number, sections[-1])
            continue
        elif not _is_furniture(line) and (words := plain(_unbulleted(line))):
            sections[-1].lines.append(ReadRow(number + 1, (words,)))
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
    above = section.lines[-1].cells[0].rstrip(" :：") if section.lines else ""
    rows = [ReadRow(number + 1, _cells(lines[number]))]
    number += 2
    while number < len(lines) and 0 < lines[number].count("|") <= _MOST_PIPES:
        cells = _cells(lines[number])
        if any(cells):
            rows.append(ReadRow(number + 1, cells))
        number += 1
    section.tables.append(ReadTable(section.name or above, tuple(rows)))
    return number


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(plain(cell) for cell in _CELL_END.split(inner))


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


def _named_apart(sections: list[_Section]) -> tuple[ReadTable, ...]:
    tables: list[ReadTable] = []
    for section in sections:
        if section.tables:
            tables += section.tables
        elif section.lines:
            tables.append(ReadTable(section.name, tuple(section.lines)))
    seen: Counter[str] = Counter()
    apart = []
    for table in tables:
        seen[table.name] += 1
        again = seen[table.name]
        apart.append(table if again == 1 else ReadTable(f"{table.name} ({again})", table.rows))
    return tuple(apart)
