"""One record as it reads, beside the list or over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from secretariat.toolkit.cells import fit
from secretariat.toolkit.text import clean, content
from secretariat.values.fact_sheet import Fact, FactSheet, Section

_STYLES: Final = {"dim": "dim", "overdue": "$text-error", "accent": "$text-accent", "strong": "bold"}
_WIDEST_LABEL: Final = 16
_WIDEST_ASIDE: Final = 14
_NARROW: Final = 30


def sheet_lines(sheet: FactSheet, width: int) -> list[Content]:
    """The record's lines, none wider than ``width`` cells: title, state, facts with their labels, sections."""
    lines = list(_beside(sheet.ref, sheet.title, cell_len(clean(sheet.ref)) + 2, width, "$text-accent", "bold"))
    if sheet.state:
        lines += content(sheet.state, "dim").wrap(width)
    if sheet.facts:
        lines += [Content(""), *_facts(sheet.facts, width)]
    for section in sheet.sections:
        lines += [Content(""), *_section(section, width)]
    return lines


def _facts(facts: Sequence[Fact], width: int) -> Iterator[Content]:
    indent = min(_WIDEST_LABEL, max(cell_len(clean(fact.label)) for fact in facts)) + 2
    for fact in facts:
        yield from _beside(fact.label, fact.value, indent, width, "dim", _STYLES.get(fact.emphasis, ""))


def _section(section: Section, width: int) -> Iterator[Content]:
    yield from content(section.heading, "bold").wrap(width)
    if not section.lines and section.empty:
        yield from content(section.empty, "dim").wrap(width)
    widest = max((cell_len(clean(each.aside)) for each in section.lines), default=0)
    for each in section.lines:
        style = _STYLES.get(each.emphasis, "")
        if widest == 0:
            yield from content(each.text, style).wrap(width)
        elif widest <= _WIDEST_ASIDE:
            yield from _beside(each.aside, each.text, widest + 2, width, "dim", style)
        else:
            whole = content(each.text, style) + "  " + content(each.aside, "dim")
            yield from whole.wrap(width)


def _beside(label: str, value: str, indent: int, width: int, label_style: str, value_style: str) -> Iterator[Content]:
    """A label with its value wrapped beside it, or below it where there is no room beside it."""
    head, body = content(label, label_style), content(value, value_style)
    if width - indent < min(_NARROW, width) // 2:
        yield from head.wrap(width)
        yield from body.wrap(width)
        return
    name = clean(label).replace("\n", " ")
    if cell_len(name) > indent:
        yield from head.wrap(width)
        name = ""
    for at, part in enumerate(body.wrap(width - indent)):
        left = content(fit(name, indent), label_style) if at == 0 else Content(" " * indent)
        yield left + part


class _Sheet(Widget):
    """The lines of a fact sheet at the width there is."""

    DEFAULT_CSS = "_Sheet { width: 1fr; height: auto; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self._sheet: FactSheet | None = None
        self._words = ""
        self._laid: tuple[int, Content, int] | None = None

    def put(self, sheet: FactSheet | None, words: str) -> None:
        self._sheet, self._words, self._laid = sheet, words, None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - for those who override it
        return self._lay(width)[1]

    def render(self) -> Content:
        return self._lay(self.size.width)[0]

    def _lay(self, width: int) -> tuple[Content, int]:
        if self._laid is None or self._laid[0] != width:
            room = max(1, width)
            if self._sheet is not None:
                lines = sheet_lines(self._sheet, room)
            else:
                lines = content(self._words, "dim").wrap(room) if self._words else []
            self._laid = (width, Content("\n").join(lines), max(1, len(lines)))
        return self._laid[1], self._laid[2]


class DetailPane(VerticalScroll, can_focus=True):
    """A fact sheet that scrolls: ``show`` puts one there, ``show(None, words=…)`` a quiet sentence instead."""

    DEFAULT_CSS = """
    DetailPane { padding: 0 1; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._body = _Sheet()
        self._sheet: FactSheet | None = None

    @property
    def sheet(self) -> FactSheet | None:
        """The record shown."""
        return self._sheet

    def compose(self) -> ComposeResult:
        """The sheet itself."""
        yield self._body

    def show(self, sheet: FactSheet | None, *, words: str = "") -> None:
        """Show a record from its beginning; the same record read anew stays scrolled where it was."""
        same = sheet is not None and self._sheet is not None and sheet.ref == self._sheet.ref
        self._sheet = sheet
        self._body.put(sheet, words)
        if not same:
            self.scroll_home(animate=False)
