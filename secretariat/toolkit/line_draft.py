"""What is typed in one line and not saved, kept on disk: it stands there again when the line is asked for next."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from secretariat.toolkit.draft_windows import drafts_by_window, is_open_elsewhere, own_key
from secretariat.toolkit.drafts import Draft, drafts_of
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import _
from secretariat.values.log import log_fault

if TYPE_CHECKING:
    from secretariat.toolkit.one_line import OneLine

_log = logging.getLogger(__name__)
_PAUSE: Final = 0.4  # seconds after a key until the draft is written
_LINE: Final = "line"


class LineDraft:
    """The draft of a line that is named ``base``; each window of a user has its own."""

    def __init__(self, line: OneLine, base: str) -> None:
        self._line, self._base = line, base
        self._timer: Timer | None = None
        self._before = ""
        """The name of the draft that was taken up, which another window left."""

    def read(self, then: Callable[[str], None]) -> None:
        """Give ``then`` what was typed before, where anything was; not what is being typed in another window."""
        drafts, base = drafts_of(self._line.app), self._base

        def taken(found: Draft | None) -> None:
            if found is not None:
                self._before = found.key
                then(found.texts.get(_LINE, ""))

        def work() -> Draft | None:
            return next((one for one in drafts_by_window(drafts, base) if not is_open_elsewhere(one)), None)

        ask(self._line, work, taken, group="draft", what=_("The draft could not be read."))

    def keep_soon(self) -> None:
        """Write what is typed within a second."""
        if self._timer is None:
            self._timer = self._line.set_timer(_PAUSE, self.keep)

    def keep(self) -> None:
        """Write what is typed, or forget it where that is nothing."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._line.saving:
            return
        drafts, key, text, before = drafts_of(self._line.app), own_key(self._base), self._line.text, self._before
        turn = drafts.turn()
        typed = bool(text.strip()) and text != self._line.suggested

        def work() -> None:
            if typed:
                drafts.write(key, {_LINE: text}, turn=turn)
            else:
                drafts.remove(key, turn=turn)
            if before and before != key:
                drafts.remove(before)

        act(self._line, work, lambda _done: None, what=_("What is typed could not be kept as a draft."))

    def forget(self) -> None:
        """It was saved. (In a worker thread.)"""
        drafts = drafts_of(self._line.app)
        try:
            for key in {own_key(self._base), self._before} - {""}:
                drafts.remove(key)
        except OSError as error:
            # It is saved, and must not be called failed; the draft is offered once more.
            log_fault(_log, "the draft of what was saved could not be removed", error)
