"""What views of records tell the frame and the application: in a file of its own, so that a frame is painted before
any list is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.message import Message


class RecordChanged(Message):
    """Records (their references) were written here; other views read anew."""

    def __init__(self, refs: Sequence[str] = ()) -> None:
        super().__init__()
        self.refs = tuple(refs)


class HistoryAsked(Message):
    """Someone wants to know who changed what in a record."""

    def __init__(self, id: int, ref: str) -> None:
        super().__init__()
        self.id = id
        self.ref = ref


class ActionAsked(Message):
    """Someone wants to take down an action that comes from a record: ``source`` names it, and its meeting.

    ``text`` is what its line says at first.
    """

    def __init__(self, source: Mapping[str, str], text: str = "") -> None:
        super().__init__()
        self.source, self.text = source, text
