"""A text written out again as it came in: the inverse of reading. Only white space may differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph, is_heading

_UNDERLINE: Final = re.compile(r"(?:={2,}|-{2,})")
_LIST_ITEM: Final = re.compile(r"(?:[0-9]{1,9}[.)]|[-+*])")
_HASHES: Final = re.compile(r"#{1,6}(?: |$)")
_UNPRINTED: Final = frozenset({ParagraphKind.PREAMBULAR.value, ParagraphKind.NOTE.value})


def says_its_number(text: str, number: str) -> bool:
    """Whether a text begins with the paragraph's number itself, as ``[4. Parties …`` and ``[Article 3bis]`` do:
    then the number is not printed before it.
    """
    return bool(number) and " ".join(text[:60].lstrip('[*_“" ').split()).startswith(number)


def printed_marker(one: Paragraph, *, markdown: bool = False) -> str:
    """What is written before a paragraph: its own marker, else one made of its number; "" for none.

    A preambular paragraph's number is how it is said, and not printed.
    """
    if one.marker or (not one.number and not (markdown and is_heading(one.kind))):
        return one.marker
    if one.kind in _UNPRINTED:
        return ""
    hashes = "#" * min(max(one.level, 1), 6) if markdown and is_heading(one.kind) and _made_here(one) else ""
    if not one.number or says_its_number(one.text, one.number):
        return hashes
    number = one.number if one.number.startswith("(") or " " in one.number else f"{one.number}."
    return f"{hashes} {number}".lstrip()


def as_plain(paragraphs: Sequence[Paragraph], written_in: str = "plain", below: Sequence[str] = ()) -> str:
    """The text for a ``.txt`` file: one line and an empty one for each paragraph, sub-paragraphs indented.

    Of a text written in Markdown the marks of headings go, and the backslashes in numbers. ``below`` are words that are
    quoted below each paragraph, such as its translation; "" for none.
    """
    lines = []
    for place, one in enumerate(paragraphs):
        marker = printed_marker(one)
        if written_in == "markdown":
            marker = _HASHES.sub("", marker).replace("\\", "")
            marker = "" if is_heading(one.kind) and _UNDERLINE.fullmatch(marker) else marker
        indent = "" if is_heading(one.kind) else "  " * one.level
        lines.append(indent + _joined(marker, one.text))
        if below and below[place]:
            lines.append(_quoted(_joined(marker, below[place]), indent))
    return "\n\n".join(lines) + "\n" if lines else ""


def as_markdown(paragraphs: Sequence[Paragraph], front_matter: str = "", below: Sequence[str] = ()) -> str:
    """The text for a ``.md`` file, below its front matter; what stands in a list item is indented by four.

    ``below`` are words that are quoted below each paragraph, such as its translation; "" for none.
    """
    written: list[str] = [front_matter] if front_matter else []
    items: list[tuple[int, bool]] = []  # of each level that is open: its indentation, and whether it is a list item
    for place, one in enumerate(paragraphs):
        marker = printed_marker(one, markdown=True)
        quoted = below[place] if below else ""
        if is_heading(one.kind):
            items.clear()
            written.append(_heading(one.text, marker))
            if quoted:
                written.append(_quoted(_joined(_of_heading(marker), quoted)))
            continue
        if one.text.startswith("{:") and written:
            written[-1] += f"\n{one.text}"
            continue
        typed = marker or (one.text if says_its_number(one.text, one.number) else "")
        above = items[: one.level]
        indent = 4 * sum(is_item for _indent, is_item in above)
        if not typed and above:
            indent = max(indent, above[-1][0] + 2)
        written.append(one.text if "\n" in one.text else " " * indent + _joined(marker, one.text))
        if quoted:
            written.append(_quoted(_joined(marker, quoted), " " * indent))
        if typed and one.kind != ParagraphKind.NOTE.value:
            items = [*above, *[(0, False)] * (one.level - len(above)), (indent, bool(_LIST_ITEM.fullmatch(typed)))]
    return "\n\n".join(written) + "\n" if written else ""


def written_out(paragraphs: Sequence[Paragraph], written_in: str, front_matter: str = "") -> str:
    """The text in the form it came in."""
    return as_markdown(paragraphs, front_matter) if written_in == "markdown" else as_plain(paragraphs)


def collapsed(text: str) -> str:
    """A text with every run of white space as one space: what stays the same from import to export."""
    return " ".join(text.split())


def _heading(text: str, marker: str) -> str:
    return f"{text}\n{marker}" if _UNDERLINE.fullmatch(marker) else _joined(marker, text)


def _of_heading(marker: str) -> str:
    """A heading's number, without the marks that make it one."""
    return "" if _UNDERLINE.fullmatch(marker) else marker.lstrip("#").strip()


def _quoted(words: str, indent: str = "") -> str:
    return "\n".join(f"{indent}> {line}" for line in words.split("\n"))


def _joined(marker: str, text: str) -> str:
    return f"{marker} {text}" if marker and text else marker or text


def _made_here(one: Paragraph) -> bool:
    """Whether a heading was not read from a file, where one in bold or in capitals has no marker."""
    return one.identity is not None and not one.text.startswith(("*", "_"))
