"""The attendance sheet: who comes, with room to sign, for each day of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from secretariat.delegations.papers.coming import NO_NAMES, by_name, coming, script_of
from secretariat.delegations.papers.facts import facts_of
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import DelegateRow, Roll
from secretariat.delegations.states import Function
from secretariat.papers.columns import SheetColumn
from secretariat.papers.documents import CellText, DocumentColumn, Section, Words
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_MOST_DAYS: Final = 31  # a meeting known only to its year has no days of its own


def days_of(roll: Roll) -> tuple[date, ...]:
    """The days of a meeting in their order; none where its dates are not known to the day."""
    dates = PartialDate.from_edtf(roll.dates) if roll.dates else None
    if dates is None or dates.first is None or dates.last is None:
        return ()
    whole = all(len(end.rstrip("?~%")) == len("2011-05-20") for end in dates.edtf.split("/"))
    span = (dates.last - dates.first).days + 1
    return tuple(dates.first + timedelta(days) for days in range(span)) if whole and span <= _MOST_DAYS else ()


def chosen_days(roll: Roll, day: date | None) -> tuple[date, ...]:
    """The days to sign for: all the meeting's, or the one named. Raises ``Refused`` where it is none of them."""
    days = days_of(roll)
    if day is None:
        return days
    if days and day not in days:
        raise Refused(
            _("{day} is no day of {meeting}, which is on {dates}.").format(
                day=format_date(PartialDate.of(day)),
                meeting=roll.meeting,
                dates=format_date(PartialDate.from_edtf(roll.dates)),
            )
        )
    return (day,)


def attendance_data(roll: Roll, wording: Wording, *, by: str, day: date | None, page_per_party: bool) -> dict[str, Any]:
    """The sheet for each day; by ``party`` in order of precedence, or everybody by ``name``."""
    days = [_in_words(one, wording) for one in chosen_days(roll, day)]
    return {
        "subtitle": wording.say(N_("Attendance sheet")),
        "facts": facts_of(roll, wording, by_name=by == "name"),
        "days": days or [""],
        "groups": list(_groups(roll, wording, by)),
        "by_name": by == "name",
        "page_per_party": page_per_party,
        "headings": {key: wording.say(label) for key, label in _LABELS.items()},
        "none": wording.say(N_("No delegation is on the list yet.")),
    }


_LABELS: Final = {
    "number": N_("No."),
    "name": N_("Name"),
    "title": N_("Official title"),
    "party": N_("Delegation"),
    "signature": N_("Signature"),
}


def _groups(roll: Roll, wording: Wording, by: str) -> Iterator[dict[str, Any]]:
    if by == "name":
        people = [_person(who, wording, number) for number, who in enumerate(by_name(roll), start=1)]
        yield {"name": "", "people": people, "aside": ""}
        return
    numbers = count(1)
    for one in coming(roll):
        people = [_person(who, wording, next(numbers)) for who in one.named]
        aside = "" if one.delegates else wording.say(NO_NAMES)
        yield {"name": wording.party(one.name, one.name_id), "people": people, "aside": aside}


def _person(who: DelegateRow, wording: Wording, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "name": " ".join(part for part in (who.honorific, who.name) if part),
        "native": "" if who.native in who.name else who.native,
        "script": script_of(who),
        "title": ", ".join(part for part in (who.title, who.organisation) if part),
        "party": wording.party(who.party_name, who.party_name_id),
        "head": who.function == Function.HEAD,
    }


def attendance_table(
    roll: Roll, wording: Wording, *, by: str, day: date | None
) -> tuple[list[SheetColumn], list[dict[str, Any]]]:
    """The same as a sheet: a row for each delegate, an empty column to sign in for each day."""
    days = chosen_days(roll, day)
    signature = wording.say(N_("Signature"))
    keys = ["number", "party", "name", "native", "title"]
    labels = {**_LABELS, "native": N_("Name in own script")}
    columns = [SheetColumn(key, wording.say(labels[key]), "wrap" if key == "title" else "text") for key in keys]
    named = [_in_words(one, wording) for one in days] or [""]
    columns += [SheetColumn(f"day{at}", f"{signature} {words}".strip(), width=28) for at, words in enumerate(named)]
    return columns, [person for group in _groups(roll, wording, by) for person in group["people"]]


def attendance_sections(roll: Roll, wording: Wording, *, by: str, day: date | None) -> list[Section]:
    """The same as a document: a table for each day, everybody on a line with room to sign."""
    keys: Sequence[tuple[str, float]] = (("number", 10), ("party", 40), ("name", 50), ("title", 55), ("signature", 45))
    columns = [DocumentColumn(wording.say(_LABELS[key]), width) for key, width in keys]
    people = [person for group in _groups(roll, wording, by) for person in group["people"]]
    rows = [_cells(person) for person in people]
    days = [_in_words(one, wording) for one in chosen_days(roll, day)] or [""]
    nobody = "" if rows else wording.say(N_("No delegation is on the list yet."))
    return [Section(rows, columns, heading=words, remark=nobody) for words in days]


def _cells(person: dict[str, Any]) -> Sequence[CellText]:
    name = [Words(person["name"], strong=person["head"])]
    if person["native"]:
        name.append(Words(person["native"], quiet=True, on_new_line=True, script=person["script"]))
    return str(person["number"]), person["party"], name, person["title"], ""


def _in_words(day: date, wording: Wording) -> str:
    return wording.each(lambda language: format_date(PartialDate.of(day), language))
