"""Closing meetings in the terminal with something undecided: what it is, and why they are closed all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from secretariat.record.undecided import StillUndecided
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult


def ask_why(
    view: Widget,
    refused: StillUndecided,
    close: Callable[[str], Sequence[str]],
    closed: Callable[[Sequence[str]], None],
) -> None:
    """Show what is undecided and ask for the reason; ``close`` is given it (in a worker thread), ``closed`` is told."""
    from secretariat.toolkit.one_line import OneLine
    from secretariat.toolkit.record_form import SaveResult

    done: list[str] = []
    several = len({ref for ref, _one in refused.left}) > 1
    shown = [(f"{ref} {_(one.kind)}" if several else _(one.kind), one.words, True) for ref, one in refused.left]

    def save(why: str) -> SaveResult:
        if not why.strip():
            raise Refused(_("Say why it is closed all the same, or leave with Esc."))
        done.extend(close(why))
        return SaveResult(done[0], "")

    def left(saved: SaveResult | None) -> None:
        if saved is not None:
            closed(done)

    names = ", ".join(dict.fromkeys(ref for ref, _one in refused.left))
    title = _("Still undecided of {refs}. Close it all the same?").format(refs=names)
    line = OneLine(title, save, hint=_("the reason, which is kept"), echo=lambda _text: shown, save_label=N_("Close"))
    view.app.push_screen(line, left)
