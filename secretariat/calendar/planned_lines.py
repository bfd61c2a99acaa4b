"""What taking in a calendar file would do, in words: entry by entry, and all together; for both doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from secretariat.calendar.coming_back import CameBack
from secretariat.diary.planning import Change, Plan
from secretariat.values.language import N_, _, ngettext

REFUSED = N_("refused")


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """An entry of the file: what would become of it (a message to translate), its day, and why, where that is said."""

    change: str
    day: date | None
    title: str
    place: str
    why: str
    ref: str = ""
    uid: str = ""


def planned_lines(plan: Plan, back: list[CameBack]) -> list[PlannedLine]:
    """Every entry of the file, those refused last."""
    found = [
        PlannedLine(
            one.change.value,
            one.entry.values["first_day"],
            one.entry.title,
            one.entry.values["place"],
            "",
            one.ref,
            one.entry.uid,
        )
        for one in plan.entries
        if one.change is not Change.OWN
    ]
    found += [PlannedLine(Change.OWN.value, None, one.title, "", one.differs, one.ref) for one in back]
    return found + [PlannedLine(REFUSED, None, one.title, "", one.why, "", one.uid) for one in plan.refused]


def counts_words(plan: Plan) -> str:
    """How many entries come out how, after the calendar's name."""
    counted = [f"{plan.count(change)} {_(change.value)}" for change in Change if plan.count(change)]
    if plan.refused:
        counted.append(ngettext("{n} refused", "{n} refused", len(plan.refused)).format(n=len(plan.refused)))
    none = _("no entries")
    return f"{plan.calendar}: {', '.join(counted) or none}."


def remarks(plan: Plan) -> list[str]:
    """What is told of the file as a whole: what is no entry, and what it has no more."""
    said = []
    for kind, count in sorted(plan.read.others.items()):
        words = ngettext(
            "{n} {kind} was left out: it is no entry.", "{n} {kind} were left out: they are no entries.", count
        )
        said.append(words.format(n=count, kind=kind))
    if plan.missing:
        words = ngettext(
            "{n} entry kept of this calendar is not in the file; it stays.",
            "{n} entries kept of this calendar are not in the file; they stay.",
            plan.missing,
        )
        said.append(words.format(n=plan.missing))
    return said
