"""What stands under the title of a list: place, dates, host, order, and how many are listed."""

from __future__ import annotations

from secretariat.delegations.papers.coming import coming
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.precedence import Rule, order_in_words
from secretariat.delegations.rows import Roll
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, in_language
from secretariat.values.partial_date import PartialDate


def facts_of(roll: Roll, wording: Wording, *, by_name: bool = False) -> list[tuple[str, str]]:
    """Label and value of each fact; what is not known is left out. ``by_name``: the list goes by family name."""
    dates = PartialDate.from_edtf(roll.dates) if roll.dates else None
    facts = (
        (N_("Place"), roll.place),
        (N_("Dates"), wording.each(lambda language: format_date(dates, language)) if dates else ""),
        (N_("Host"), wording.party(roll.host, roll.host_in_indonesian)),
        (N_("Order"), wording.say(N_("by family name")) if by_name else wording.each(lambda one: _order(roll, one))),
        (N_("Listed"), wording.each(lambda language: _counted(roll, language))),
    )
    return [(wording.say(label), value) for label, value in facts if value]


def _order(roll: Roll, language: str) -> str:
    rule = order_in_words(roll.order, language)
    if roll.forum and roll.order.rule is Rule.ALPHABETICAL and not roll.order.goes_by_indonesian_names:
        return in_language(language, N_("{rule}, by the names used in {forum}")).format(rule=rule, forum=roll.forum)
    return rule


def _counted(roll: Roll, language: str) -> str:
    parties = coming(roll)
    people = sum(len(one.delegates) for one in parties)
    delegations = N_("one delegation") if len(parties) == 1 else N_("{parties} delegations")
    delegates = N_("one delegate") if people == 1 else N_("{people} delegates")
    counted = f"{in_language(language, delegations)}, {in_language(language, delegates)}"
    return counted.format(parties=len(parties), people=people)
