"""A preview's rows in words, for the screen and the command line."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.delegations.intake.preview import Outcome, Preview, PreviewLine
from secretariat.delegations.intake.vocabulary import FIELDS
from secretariat.values.language import _, ngettext

_SHORT = 60
_ENDS = (".", "!", "?", "…")


def changes_in_words(line: PreviewLine) -> str:
    """What changes of somebody: "Official title: Director → Director General"."""
    return "; ".join(
        _("{field}: {before} → {after}").format(
            field=field_words(one.field), before=_shortened(one.before) or "·", after=_shortened(one.after)
        )
        for one in line.changes
    )


def line_in_words(line: PreviewLine) -> str:
    """All that is said of a row, one sentence behind the other: what changes, then the remarks; "" for nothing."""
    return sentences((changes_in_words(line), *line.said))


def sentences(said: Iterable[str]) -> str:
    """Remarks as one text: each is a sentence, and ends as one where another follows."""
    parts = [part.strip() for part in said if part.strip()]
    ended = [part if part.endswith(_ENDS) else f"{part}." for part in parts[:-1]]
    return " ".join((*ended, *parts[-1:]))


def counts_in_words(preview: Preview) -> str:
    """How many rows come out how: "230 new, 0 changed, …, 2 with a warning; 1 party"."""
    words = _(
        "{new} new, {changed} changed, {unchanged} unchanged, {refused} refused, {warned} with a warning; {parties}"
    )
    said = words.format(
        new=preview.count(Outcome.NEW),
        changed=preview.count(Outcome.CHANGED),
        unchanged=preview.count(Outcome.UNCHANGED),
        refused=preview.count(Outcome.REFUSED),
        warned=preview.warned,
        parties=ngettext("{n} party", "{n} parties", preview.parties).format(n=preview.parties),
    )
    same = preview.count(Outcome.SAME)
    if not same:
        return said
    once = ngettext("{n} row names somebody once more", "{n} rows name somebody once more", same).format(n=same)
    return f"{said}; {once}"


def field_words(key: str) -> str:
    """A field in the reader's language."""
    return _(FIELDS[key]) if key in FIELDS else key.replace("_", " ")


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHORT else one_line[: _SHORT - 1] + "…"
