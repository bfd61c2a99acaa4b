"""How the terminal looks: a dark and a light theme with one accent, and the style sheet all views share.

The cursor is a block of the accent, of another brightness than the rest, so that it is seen in sixteen colours and
without any; what is drawn in lists has no colour of its own but bold and dim. Red belongs to the word "overdue" and to
refusals alone.
"""

from __future__ import annotations

from typing import Any, Final

from textual.app import App
from textual.theme import Theme

_DARK_ACCENT: Final = "#5fb3b3"
_LIGHT_ACCENT: Final = "#0b6b70"


def _theme(
    name: str, *, dark: bool, accent: str, red: str, ink: str, paper: str, raised: str, edge: str, quiet: str
) -> Theme:
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
            "text-muted": quiet,
            "border": accent,
            "border-blurred": edge,
            "block-cursor-foreground": paper,
            "block-cursor-background": accent,
            "block-cursor-text-style": "none",
            "block-cursor-blurred-foreground": paper,
            "block-cursor-blurred-background": accent,
            "block-cursor-blurred-text-style": "none",
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
    quiet="#8d969f",
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
    quiet="#686d70",
)

STYLE_SHEET: Final = """
Screen { background: $background; color: $foreground; }
ModalScreen { align: center middle; background: $background 60%; }
ModalScreen.at-foot { align: center bottom; }
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
    & > .option-list--option-highlighted { color: $background; background: $accent; }
    &.quiet-cursor > .option-list--option-highlighted { color: $foreground; background: $panel; text-style: bold; }
    &.quiet-cursor:focus > .option-list--option-highlighted { color: $background; background: $accent; }
}
ToastRack { dock: top; align: left top; margin: 2 0 0 0; padding: 0; }
ToastHolder { align-horizontal: left; }
Toast { width: auto; max-width: 100%; margin: 0; padding: 0 1; border: none; background: $panel; color: $accent; }
Toast.-warning, Toast.-error { color: $error; }
Tooltip { padding: 0 1; background: $panel; }
CommandPalette > Vertical { margin-top: 3; width: 78; max-width: 96%; background: $background; }
CommandPalette #--input {
    border: none; background: $panel; background-tint: $accent 12%;
    & SearchIcon { display: none; }
    & CommandInput, & CommandInput:focus { border: none; padding: 0 1; background: transparent; }
}
CommandPalette CommandList {
    border: none; padding: 0 0 1 0; background: $background; max-height: 70vh;
    & > .option-list--option { padding: 0 1; text-style: none; }
}
.dialog {
    width: 78; max-width: 100%; height: auto; max-height: 100%;
    border: round $border-blurred; padding: 0 1; background: $background;
    & .dialog-title { width: 1fr; height: auto; text-style: bold; color: $accent; }
    & .dialog-keys { width: 1fr; height: 1; color: $text-muted; }
}
.at-foot > .dialog { width: 100%; max-width: 110; }
.refusal { color: $error; }
.quiet { color: $text-muted; }
"""


def dress(app: App[Any], *, light: bool = False) -> None:
    """Give ``app`` both themes and put one on; the style sheet itself is the application's ``CSS``."""
    for theme in (DARK, LIGHT):
        app.register_theme(theme)
    app.theme = (LIGHT if light else DARK).name
