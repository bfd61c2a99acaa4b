"""Choosing which two revisions of a text are compared, from wherever the text is shown in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.widget import Widget

from secretariat.declarations.comparison.queries import revision_labels
from secretariat.declarations.finding import WORKING_TEXT
from secretariat.declarations.sheet import revision_words
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import ask
from secretariat.values.language import _


class ComparisonAsked(Message):
    """Someone wants to see what changed in a declaration (its reference) between two revisions (their labels)."""

    def __init__(self, ref: str, before: str, after: str) -> None:
        super().__init__()
        self.ref, self.before, self.after = ref, before, after


def ask_for_comparison(view: Widget, record: Record, ref: str) -> None:
    """Ask which two revisions are meant, where there are more than two; then ask the application to show them."""
    ask(view, lambda: revision_labels(record, ref), lambda labels: _choose(view, ref, labels), group="revisions")


def _choose(view: Widget, ref: str, labels: Sequence[str]) -> None:
    names = [label or WORKING_TEXT for label in labels]
    if len(names) < 2:
        say(view, _("{ref} has no two revisions that could be compared; v cuts one.").format(ref=ref), "warning")
        return
    if len(names) == 2:
        view.post_message(ComparisonAsked(ref, *names))
        return

    def earlier(before: str | None) -> None:
        if before is None:
            return
        later = names[names.index(before) + 1 :]

        def chosen(after: str | None) -> None:
            if after is not None:
                view.post_message(ComparisonAsked(ref, before, after))

        title = _("{revision} compared with").format(revision=_shown(before))
        view.app.push_screen(Picker(title, [(name, _shown(name)) for name in later], current=later[-1]), chosen)

    older = [(name, _shown(name)) for name in names[:-1]]
    view.app.push_screen(Picker(_("Compare"), older, current=names[-2]), earlier)


def _shown(name: str) -> str:
    return revision_words("" if name == WORKING_TEXT else name)
