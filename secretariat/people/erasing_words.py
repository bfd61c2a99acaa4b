"""How an erasure reads, before and after: for the command line, the terminal and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secretariat.people.erasing import Erasure
from secretariat.record.hanging import counted
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, ngettext

_LISTED: Final = 12


def erasure_sheet(erasure: Erasure) -> FactSheet:
    """What is taken out, where, and what is not."""
    title = ngettext("Erase {n} person for good", "Erase {n} people for good", len(erasure.people))
    people = [Line(name, ref) for ref, name in erasure.people[:_LISTED]]
    if len(erasure.people) > _LISTED:
        people.append(Line(_("and {n} more").format(n=len(erasure.people) - _LISTED)))
    sections = [Section(_("Who"), people)]
    left = []
    if erasure.gone:
        refs = tuple(f"{ref} {name}" for ref, name in erasure.gone)
        words = _("Of the same name, deleted before, and still in the history; erase them too by reference: {refs}")
        left.append(Line(words.format(refs=_some(refs))))
    if erasure.unsure:
        words = _("These may name them and are left as they are; look through them: {refs}").format(
            refs=_some(erasure.unsure)
        )
        left.append(Line(words))
    if left:
        sections.append(Section(_("Left"), left))
    kept = [
        Line(_("Backups and files that were written out (lists, sheets, exports) keep what they hold.")),
        Line(_("Drafts of other users of this record are in their own folders.")),
        Line(_("It can't be undone, nor can earlier acts on these records.")),
    ]
    sections.append(Section(_("Mind"), kept))
    facts = [fact for fact in erasure_facts(erasure) if fact.value]
    return FactSheet("", title.format(n=len(erasure.people)), "", facts, sections)


def erasure_facts(erasure: Erasure) -> list[Fact]:
    """How much of what is taken out."""
    return [
        Fact(_("Emptied"), _tables(erasure.emptied)),
        Fact(_("Removed"), _tables(erasure.removed)),
        Fact(
            _("Photos"),
            ngettext("{n} file", "{n} files", erasure.photos).format(n=erasure.photos) if erasure.photos else "",
        ),
        Fact(_("In the history"), ngettext("{n} act", "{n} acts", erasure.acts).format(n=erasure.acts)),
        Fact(_("No longer undoable"), _acts(erasure.lost)),
        Fact(_("Texts that name them"), _some(erasure.texts)),
        Fact(_("Drafts"), str(erasure.drafts) if erasure.drafts else ""),
    ]


def erasure_json(erasure: Erasure, *, done: bool) -> dict[str, Any]:
    """The same under the keys scripts read."""
    return {
        "erased": done,
        "people": [{"ref": ref, "name": None if done else name} for ref, name in erasure.people],
        "emptied": dict(erasure.emptied),
        "removed": dict(erasure.removed),
        "acts": erasure.acts,
        "acts_lost": list(erasure.lost),
        "texts": list(erasure.texts),
        "unsure": list(erasure.unsure),
        "gone": [{"ref": ref, "name": name} for ref, name in erasure.gone],
        "drafts": erasure.drafts,
        "photos": erasure.photos,
        "rewritten": erasure.rewritten if done else None,
    }


def _tables(counts: Mapping[str, int]) -> str:
    return ", ".join(counted(name, number) for name, number in counts.items())


def _acts(numbers: tuple[int, ...]) -> str:
    words = ngettext("{n} act: {numbers}", "{n} acts: {numbers}", len(numbers))
    return words.format(n=len(numbers), numbers=_some(tuple(map(str, numbers)))) if numbers else ""


def _some(refs: tuple[str, ...]) -> str:
    return ", ".join(refs[:_LISTED]) + (", …" if len(refs) > _LISTED else "")
