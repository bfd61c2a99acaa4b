"""How the terminal looks: a dark and a light theme with one accent, and the style sheet all views share.

The cursor is drawn in reverse video, so that it is seen in sixteen colours and without any; red belongs to
the word "overdue" and to refusals alone.
"""

from __future__ import annotations

from typing import Any, Final

from textual.app import App
from textual.theme import Theme

_DARK_ACCENT: Final = "#5fb3b3"
_LIGHT_ACCENT: Final = "#0b6b70"


def _theme(name: str, *, dark: bool, accent: str, red: str, ink: str, paper: str, raised: str, edge: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        success=accent,
        error=red,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=raised,
        boost=raised,
        variables={
            "border": accent,
            "border-blurred": edge,
            "block-cursor-foreground": accent,
            "block-cursor-background": paper,
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": paper,
            "block-cursor-blurred-text-style": "reverse",
            "block-hover-background": raised,
            "input-cursor-foreground": ink,
            "input-cursor-background": paper,
            "input-cursor-text-style": "reverse",
            "scrollbar": edge,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
        },
    )


DARK: Final = _theme(
    "secretariat",
    dark=True,
    accent=_DARK_ACCENT,
    red="#e5736b",
    ink="#d5d9dd",
    paper="#15181b",
    raised="#20252a",
    edge="#3c444c",
)
LIGHT: Final = _theme(
    "secretariat-light",
    dark=False,
    accent=_LIGHT_ACCENT,
    red="#b3261e",
    ink="#23282c",
    paper="#fbfaf6",
    raised="#efede6",
    edge="#b9b6ac",
)

STYLE_SHEET: Final = """
Screen { background: $background; color: $foreground; }
ModalScreen { align: center middle; background: $background 60%; }
* { scrollbar-size: 1 1; }
Input { scrollbar-size-horizontal: 0; }
Input {
    height: 1; border: none; padding: 0 1; background: $panel;
    &:focus { border: none; background: $panel; background-tint: $accent 12%; }
    &.-invalid, &.-invalid:focus { border: none; }
}
TextArea {
    border: none; padding: 0 1; background: $panel;
    &:focus { border: none; background-tint: $accent 12%; }
    & .text-area--cursor-line { background: transparent; }
}
OptionList {
    border: none; padding: 0; background: $background;
    &:focus { border: none; background-tint: transparent; }
    & > .option-list--option { padding: 0 1; }
}
Toast { width: 50; max-width: 90%; padding: 0 1; background: $panel; }
Tooltip { padding: 0 1; background: $panel; }
CommandPalette > Vertical { width: 78; max-width: 96%; background: $background; }
CommandPalette #--input { background: $panel; }
CommandPalette CommandList > .option-list--option { padding: 0 1; }
.dialog {
    width: 78; max-width: 100%; height: auto; max-height: 100%;
    border: round $border-blurred; padding: 0 1; background: $background;
    & .dialog-title { width: 1fr; height: auto; text-style: bold; color: $accent; }
    & .dialog-keys { width: 1fr; height: 1; color: $text-muted; }
}
.refusal { color: $error; }
.quiet { color: $text-muted; }
"""


def dress(app: App[Any], *, light: bool = False) -> None:
    """Give ``app`` both themes and put one on; the style sheet itself is the application's ``CSS``."""
    for theme in (DARK, LIGHT):
        app.register_theme(theme)
    app.theme = (LIGHT if light else DARK).name
