"""How a comparison is told: in words, with its keys, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from secretariat.declarations.comparison.comparing import Change, ChangeKind, Comparison, Fate
from secretariat.declarations.comparison.queries import ComparedTexts, Text
from secretariat.declarations.comparison.words import Piece, Wording
from secretariat.declarations.finding import WORKING_TEXT
from secretariat.declarations.sheet import date_words, revision_words
from secretariat.values.language import _, ngettext

MARKS: Final = {Wording.SAME: ("", ""), Wording.REMOVED: ("[-", "-]"), Wording.ADDED: ("{+", "+}")}
"""How removed and added words are marked where there is nothing but characters, as wdiff does."""


def comparison_json(compared: ComparedTexts, *, only_changed: bool = False) -> dict[str, Any]:
    """A comparison with its promised keys."""
    comparison = compared.comparison
    return {
        "ref": compared.ref,
        "before": _label(compared.before),
        "after": _label(compared.after),
        "paragraphs": rows_json(comparison, only_changed=only_changed),
        "summary": dict(comparison.summary),
    }


def rows_json(comparison: Comparison, *, only_changed: bool = False) -> list[dict[str, Any]]:
    """What became of each paragraph, with its promised keys; ``paragraph`` is how it is said now, or was if removed."""
    return [
        {
            "paragraph": one.after or one.before,
            "change": one.kind.value,
            "before": one.before_text if one.was else None,
            "after": one.after_text if one.now else None,
            "before_paragraph": one.before or None,
            "renumbered": one.renumbered,
            "pieces": [[piece.kind.value, piece.text] for piece in one.pieces],
        }
        for one in listed(comparison, only_changed=only_changed)
    ]


def listed(comparison: Comparison, *, only_changed: bool) -> Sequence[Change]:
    """The paragraphs that are told: all, or those that are not the same."""
    return comparison.changed if only_changed else comparison.changes


def text_words(one: Text) -> str:
    """How one of the two texts is called: a revision's label with its date, or a file's name."""
    name = one.label if one.outside else revision_words(one.label)
    return " · ".join(part for part in (name, date_words(one.dated)) if part)


def between_words(compared: ComparedTexts) -> str:
    """Which two texts were compared."""
    return f"{text_words(compared.before)} → {text_words(compared.after)}"


def summary_words(summary: Mapping[str, int]) -> str:
    """How much changed: "12 changed · 3 added · 5 renumbered", the unchanged ones last."""
    kinds = [kind.value for kind in ChangeKind if kind is not ChangeKind.SAME]
    told = [f"{summary[kind]} {_(kind)}" for kind in kinds if summary[kind]]
    if summary["renumbered"]:
        told.append(f"{summary['renumbered']} {_('renumbered')}")
    same = summary[ChangeKind.SAME.value]
    if not told:
        return _("Nothing changed.")
    return " · ".join([*told, f"{same} {_(ChangeKind.SAME.value)}"])


def address_words(change: Change) -> str:
    """How a paragraph is said now, and how it was where that differs: "5, was 4"."""
    if change.was and change.now and change.before != change.after and (change.renumbered or len(change.was) > 1):
        return _("{after}, was {before}").format(after=change.after, before=change.before)
    return change.after or change.before


def kind_words(change: Change | Fate) -> str:
    """What became of a paragraph, "" for nothing; of one that moved, whether its words changed too."""
    if change.kind is ChangeKind.SAME:
        return _("renumbered") if change.renumbered else ""
    words = _(change.kind.value)
    if change.kind is ChangeKind.MOVED and change.reworded:
        return f"{words}, {_(ChangeKind.CHANGED.value)}"
    return words


def unchanged_words(count: int) -> str:
    """What stands in place of paragraphs that are left out."""
    return ngettext("{n} paragraph unchanged", "{n} paragraphs unchanged", count).format(n=count)


def marked(pieces: Iterable[Piece]) -> str:
    """Words with what was removed and added marked: ``[-removed-]{+added+}``."""
    return "".join(f"{MARKS[piece.kind][0]}{piece.text}{MARKS[piece.kind][1]}" for piece in pieces)


def excerpt(pieces: Sequence[Piece], *, lead: int = 12) -> str:
    """A paragraph in a line that may be cut: from a few words before what was first changed, with changes marked;
    from its beginning where nothing was.
    """
    at = next((place for place, one in enumerate(pieces) if one.kind is not Wording.SAME), 0)
    before = "".join(one.text for one in pieces[:at])
    if len(before) > 2 * lead:
        before = "… " + before[-lead:].partition(" ")[2]
    return before + marked(pieces[at:])


def side(pieces: Iterable[Piece], left_out: Wording) -> tuple[Piece, ...]:
    """One of the two texts: the pieces without what was added (the text before) or removed (the one after)."""
    return tuple(piece for piece in pieces if piece.kind is not left_out)


def _label(one: Text) -> str:
    return one.label if one.outside else one.label or WORKING_TEXT
