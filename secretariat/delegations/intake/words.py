"""A preview's rows in words, for the screen and the command line."""

from __future__ import annotations

from secretariat.delegations.intake.preview import PreviewLine
from secretariat.delegations.intake.vocabulary import FIELDS
from secretariat.values.language import _

_SHORT = 60


def changes_in_words(line: PreviewLine) -> str:
    """What changes of somebody: "Official title: Director → Director General"."""
    return "; ".join(
        _("{field}: {before} → {after}").format(
            field=field_words(one.field), before=_shortened(one.before) or "·", after=_shortened(one.after)
        )
        for one in line.changes
    )


def field_words(key: str) -> str:
    """A field in the reader's language."""
    return _(FIELDS[key]) if key in FIELDS else key.replace("_", " ")


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHORT else one_line[: _SHORT - 1] + "…"
