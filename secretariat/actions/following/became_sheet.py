"""What became of what was agreed, as it reads on screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secretariat.actions.following.became import Became, Commitment, Followed
from secretariat.actions.following.became_paper import counted, kind_words, standing
from secretariat.values.fact_sheet import FactSheet, Line, Section
from secretariat.values.language import _


def became_sheet(became: Became, today: date) -> FactSheet:
    """Every commitment with what follows from it and how that stands; what nothing follows from says so."""
    meetings = {one.meeting for one in became.commitments}
    sections = [Section(_heading(one, where=len(meetings) > 1), list(_lines(one, today))) for one in became.commitments]
    if not sections:
        sections = [Section("", (), _("Nothing was agreed that is on record."))]
    return FactSheet(became.about, _("What became of what was agreed"), counted(became), (), sections)


def _heading(one: Commitment, *, where: bool) -> str:
    parts = (kind_words(one), one.ref, *((one.meeting, one.dates) if where else ()))
    return " · ".join(part for part in parts if part)


def _lines(one: Commitment, today: date) -> Iterator[Line]:
    if one.text:
        yield Line(one.text)
    for each in one.actions:
        yield Line(f"→ {each.row.ref}  {each.row.title}")
        yield Line(f"  {_standing(each, today)}", emphasis="overdue" if each.row.overdue else "dim")
    if not one.actions:
        yield Line(f"→ {_('No action follows from it.')}", emphasis="dim")


def _standing(each: Followed, today: date) -> str:
    parts = [each.row.led_by, each.due, standing(each, today), each.reached, each.end]
    return " · ".join(part for part in parts if part)
