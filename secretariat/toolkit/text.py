"""The text door: the only way from a stored string to the screen.

Square brackets are this field's own notation for text that is not agreed, and they are also Textual's markup;
control characters in data would be obeyed by the terminal. What passes here is shown, never obeyed.
"""

from __future__ import annotations

from typing import Any, Final, Literal

from textual.app import App
from textual.content import Content
from textual.widget import Widget

Severity = Literal["information", "warning", "error"]

_KEPT_CONTROLS: Final = frozenset("\n\t")


def _marks() -> dict[int, str]:
    """What is shown instead of each character that acts or hides (a control picture, or its code point)."""
    marks = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT_CONTROLS}
    marks[0x7F] = "␡"
    hidden = [*range(0x80, 0xA0), 0x200B, 0x2028, 0x2029, 0xFEFF]
    bidi = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    halves = range(0xD800, 0xE000)
    marks.update({code: f"‹U+{code:04X}›" for code in (*hidden, *bidi, *halves)})
    return marks


_MARKS: Final = _marks()
_ONE_LINE: Final = {**_MARKS, ord("\n"): " ", ord("\t"): " "}


def clean(value: str) -> str:
    """``value`` with every control and hidden character as a visible mark (``␛``, ``‹U+202E›``).

    Line breaks and tabs stay, and so do the joiners ZWJ and ZWNJ, which scripts need. Brackets stay as they
    are: give the result to ``Content(...)`` or to something told ``markup=False``, never to a plain
    ``Static``.
    """
    if value.isprintable():
        return value
    return value.replace("\r\n", "\n").translate(_MARKS)


def line(value: str) -> str:
    """``value`` on one line: as ``clean``, with line breaks and tabs as spaces."""
    if value.isprintable():
        return value
    return value.replace("\r\n", " ").translate(_ONE_LINE)


def content(value: str, style: str = "") -> Content:
    """``value`` for a widget (Static, Label, option, title, tooltip), whole and without markup."""
    return Content.styled(clean(value), style) if style else Content(clean(value))


def pieces(*parts: str | tuple[str, str]) -> Content:
    """Several strings as one: plain, or with a style (``"bold $accent"``), each through the door."""
    return Content.assemble(*(clean(part) if isinstance(part, str) else (clean(part[0]), part[1]) for part in parts))


def say(node: App[Any] | Widget, sentence: str, severity: Severity = "information") -> None:
    """A passing message on the blank line over a view; brackets in it are text.

    What was done last takes the place of what was said before: nothing goes on offering to undo what is undone.
    """
    if severity == "information":
        app = node if isinstance(node, App) else node.app
        app.clear_notifications()
        for screen in app.screen_stack:
            screen.query("ToastHolder").remove()  # they stay behind empty, and push what is said next further down
    node.notify(clean(sentence), severity=severity, markup=False)
