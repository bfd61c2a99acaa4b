"""A paragraph's text as it stands on paper: words in their looks, its brackets marked, emphasis and escapes read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.bracket_kinds import is_link_target
from secretariat.declarations.wording.brackets import Bracket, Parsed
from secretariat.declarations.wording.paragraph import Paragraph

if TYPE_CHECKING:
    from markdown_it.token import Token

# Signs that stand for a bracket, a note's mark and a link while emphasis is read: characters that no text may have.
_OPEN, _CLOSE, _NOTE, _NOTED, _LINK, _LINKED, _LINK_END = (chr(0xFDD0 + n) for n in range(7))
_TAKEN: Final = re.compile("[\ufdd0-\ufdef]")
_SIGNS: Final = re.compile(f"([{_OPEN}{_CLOSE}{_LINK_END}]|{_NOTE}[0-9]+{_NOTED}|{_LINK}[0-9]+{_LINKED})")
_BRACKETS: Final = {_OPEN: "[", _CLOSE: "]"}
_PUNCTUATION: Final = {ord(_OPEN): "\U0001bc9c", ord(_CLOSE): "\U0001bc9f"}  # punctuation of Duployan shorthand
_LETTERS: Final = {ord(sign): chr(code) for code, sign in _PUNCTUATION.items()}
_MARKED: Final = re.compile(r"[*_\\&<]")
_PARTICIPLE: Final = re.compile(rf"([\s\"“({_OPEN}{_CLOSE}]*)\*([^*\n]{{1,80}})\*")
_SAFE: Final = ("http://", "https://", "mailto:")
_NOTE_MARKER: Final = re.compile(r"\[\^([^\s\[\]]{1,40})\]:?")
_NOTED_WORDS: Final = re.compile(r"\[\^([^\s\[\]]{1,40})\]")
_LINK_MARKER: Final = re.compile(r"\[([^\]\[^][^\]\[]{0,60})\]:")
_TARGET: Final = re.compile(r"\(<?([^\s()<>]{1,500})>?(?:\s\"[^\"\n]{0,200}\")?\)")
_LABEL: Final = re.compile(r"\[([^\[\]]{1,80})\]")
_LOOSE: Final = re.compile(r"(?<![^\s(“\"])(\*{1,2})(?=[^\s*])([^*\n]*[^\s*])(\s+)\1(?!\*)")
_TAGS: Final = re.compile(r"</?(?:span|sup|sub|small|b|i|u|em|strong|a)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_BREAKS: Final = re.compile(r"<br\s*/?>|\\(?=\s|$)", re.IGNORECASE)
_ATTRIBUTES: Final = re.compile(r"\{:[^}]*\}")


class Run(NamedTuple):
    """Words in one look. A ``bracket`` is one square bracket of a disagreement, ``note`` the label of a footnote's
    mark ("5", without text), ``link`` an address that the words lead to.
    """

    text: str
    strong: bool = False
    slanted: bool = False
    bracket: bool = False
    note: str = ""
    link: str = ""


class _Mark(NamedTuple):
    """What takes the place of a stretch of the text."""

    start: int
    end: int
    sign: str


class RunReader:
    """Reads the paragraphs of one text; ``markdown``: as its marks mean, else only ``*participles*`` as they do."""

    def __init__(self, paragraphs: Sequence[Paragraph], parsed: Parsed, *, markdown: bool) -> None:
        self._paragraphs = paragraphs
        self._markdown = markdown
        self._addresses = _addresses(paragraphs) if markdown else {}
        self._labels: list[str] = []
        self._marks: dict[int, list[_Mark]] = {}
        for one in parsed.brackets:
            self._mark(one, parsed)
        for alone in parsed.unmatched:
            place = alone.place
            self._add(place.paragraph, place.offset, place.offset + 1, _OPEN if alone.character == "[" else _CLOSE)

    def runs(self, index: int) -> tuple[Run, ...]:
        """The words of the paragraph at that index."""
        one = self._paragraphs[index]
        text = _TAKEN.sub("\N{REPLACEMENT CHARACTER}", one.text)
        if one.kind == ParagraphKind.NOTE.value and not one.marker:
            text = _NOTE_MARKER.sub(lambda found: " " * len(found[0]), text, count=1)
        marked = self._marked(text, sorted(self._marks.get(index, ())))
        return tuple(self._looks(_read(marked, one.kind, markdown=self._markdown)))

    def of(self, text: str) -> tuple[Run, ...]:
        """Other words of the same text, such as a marker or a translation: every square bracket in them is marked,
        and every mark of a note.
        """
        free = _NOTED_WORDS.sub(self._noted, _TAKEN.sub("\N{REPLACEMENT CHARACTER}", text))
        marked = free.replace("[", _OPEN).replace("]", _CLOSE)
        if self._markdown:
            marked = marked.replace(f"\\{_OPEN}", _OPEN).replace(f"\\{_CLOSE}", _CLOSE)
        return tuple(self._looks(_read(marked, ParagraphKind.PREAMBULAR.value, markdown=self._markdown)))

    def _noted(self, found: re.Match[str]) -> str:
        return f"{_NOTE}{self._labelled(found[1])}{_NOTED}"

    def _mark(self, one: Bracket, parsed: Parsed) -> None:
        index, start, end = one.opens.paragraph, one.opens.offset, one.closes.offset
        if one.disputes:
            self._add(index, start, start + 1, _OPEN)
            self._add(one.closes.paragraph, end, end + 1, _CLOSE)
        elif one.is_note_mark:
            self._add(index, start, end + 1, f"{_NOTE}{self._labelled(one.inner[1:])}{_NOTED}")
        elif self._markdown and index == one.closes.paragraph:
            self._link(index, start, end, parsed.laid.whole, one.span.closing)

    def _link(self, index: int, start: int, end: int, whole: str, closing: int) -> None:
        """``[words](address)``, ``[words][label]``, ``[label]``: the words lead there, the address is not printed."""
        marks = self._marks.get(index)
        if marks and start < marks[-1].end:
            return  # the label of the link before it
        found = _TARGET.match(whole, closing + 1) if is_link_target(whole, closing + 1) else None
        label = found or _LABEL.match(whole, closing + 1)
        words = whole[closing - (end - start) + 1 : closing]
        target = found[1] if found else self._addresses.get(_folded(label[1] if label else words))
        if target is None:
            return  # brackets of the editors
        address = target if target.startswith(_SAFE) else ""
        self._add(index, start, start + 1, f"{_LINK}{self._labelled(address)}{_LINKED}")
        self._add(index, end, end + 1 + (len(label[0]) if label else 0), _LINK_END)

    def _labelled(self, words: str) -> int:
        self._labels.append(words)
        return len(self._labels) - 1

    def _add(self, index: int, start: int, end: int, sign: str) -> None:
        if start >= 0:
            self._marks.setdefault(index, []).append(_Mark(start, end, sign))

    def _marked(self, text: str, marks: Sequence[_Mark]) -> str:
        pieces, at = [], 0
        for start, end, sign in marks:
            escaped = self._markdown and start > at and text[start - 1] == "\\"
            pieces += [text[at : start - escaped], sign]
            at = end
        return "".join([*pieces, text[at:]])

    def _looks(self, pieces: Iterator[tuple[str, bool, bool]]) -> Iterator[Run]:
        link = ""
        for text, strong, slanted in pieces:
            for part in _SIGNS.split(text):
                if part in _BRACKETS:
                    yield Run(_BRACKETS[part], bracket=True)
                elif part[:1] == _NOTE:
                    yield Run("", note=self._labels[int(part[1:-1])])
                elif part[:1] in (_LINK, _LINK_END):
                    link = self._labels[int(part[1:-1])] if part[0] == _LINK else ""
                elif part:
                    yield Run(part, strong, slanted, link=link)


def note_label(one: Paragraph) -> str:
    """The label of the note that a footnote's paragraph is the text of ("5"), "" where it has none."""
    found = _NOTE_MARKER.match(one.marker or one.text) if one.kind == ParagraphKind.NOTE.value else None
    return found[1] if found else ""


def is_for_machines(one: Paragraph) -> bool:
    """Whether a paragraph of a Markdown text is not for paper: where a link leads, attributes, a table of contents."""
    if one.kind == ParagraphKind.NOTE.value:
        return bool(_LINK_MARKER.fullmatch(one.marker)) or bool(_ATTRIBUTES.fullmatch(one.text))
    return one.text == "TOC" and one.marker in ("*", "-")


def _addresses(paragraphs: Sequence[Paragraph]) -> Mapping[str, str]:
    """Where the links lead that are defined apart from the words (``[source]: https://…``), by their labels."""
    found = {}
    for one in paragraphs:
        marker = _LINK_MARKER.fullmatch(one.marker)
        if marker and one.kind == ParagraphKind.NOTE.value:
            found[_folded(marker[1])] = one.text.split(" ")[0].strip("<>")
    return found


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _read(marked: str, kind: str, *, markdown: bool) -> Iterator[tuple[str, bool, bool]]:
    """Words with whether they are strong and slanted."""
    if not _MARKED.search(marked):
        yield marked, False, False
    elif markdown:
        strong = slanted = 0
        for token in _tokens(_tidied(marked)):
            strong += (token.type == "strong_open") - (token.type == "strong_close")
            slanted += (token.type == "em_open") - (token.type == "em_close")
            if token.content:
                yield token.content, strong > 0, slanted > 0
    else:
        found = _PARTICIPLE.match(marked) if kind == ParagraphKind.PREAMBULAR.value else None
        if found:
            yield found[1], False, False
            yield found[2], False, True
        yield marked[found.end() if found else 0 :], False, False


def words_of_markdown(marked: str) -> str:
    """The words of a paragraph in Markdown as they are printed, its square brackets and links as they are typed."""
    return "".join(words for words, _strong, _slanted in _read(marked, "", markdown=True))


def _tidied(marked: str) -> str:
    """As people meant it who write ``**words **`` and tags: the spaces outside of the emphasis, no tags."""
    if "<" in marked:
        marked = _TAGS.sub("", marked)
    return _LOOSE.sub(r"\1\2\1\3", _BREAKS.sub("", marked))


def _tokens(marked: str) -> Sequence[Token]:
    """What Markdown makes of it. A bracket's sign is read as a letter, so that emphasis may begin and end at words
    beside it; where stars are left over so, as the punctuation that it is.
    """
    read = _inline()(marked)[0].children or []
    if _stars(read) and _SIGNS.search(marked) and not any(sign in marked for sign in _PUNCTUATION.values()):
        again = _inline()(marked.translate(_PUNCTUATION))[0].children or []
        if _stars(again) < _stars(read):
            for token in again:
                token.content = token.content.translate(_LETTERS)
            return again
    return read


def _stars(read: Sequence[Token]) -> int:
    return sum(token.content.count("*") for token in read)


@cache
def _inline() -> Callable[[str], list[Token]]:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "escape", "entity"]).parseInline
