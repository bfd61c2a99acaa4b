"""What Today lists, through its public door: each action once, under the worst that is to be said of it."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.operations import add_action
from secretariat.agenda.operations import add_item
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.meetings.series_operations import add_series
from secretariat.record.record import Record
from secretariat.today.queries import MOST, Part, is_new, today_parts
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.partial_date import PartialDate


def due(words: str, record: Record) -> PartialDate:
    return parse_date(words, today=record.today)


def parts(record: Record, *, days: int = 30) -> dict[str, Part]:
    return {part.name: part for part in today_parts(record, due_soon_days=days)}


def lines(part: Part) -> list[tuple[str, str, str, str]]:
    return [(item.what, item.who, item.when, item.left) for item in part.items]


def test_a_new_record_asks_for_nothing(reference: Record) -> None:
    assert today_parts(reference, due_soon_days=30) == []
    assert is_new(reference)
    add_action(reference, title="Thank the host [/draft]", lead="SMBA", due=due("December 2011", reference))
    assert not is_new(reference)
    assert today_parts(reference, due_soon_days=30) == []


def test_what_is_late_is_overdue_and_what_comes_is_due_soon(reference: Record) -> None:
    add_action(reference, title="Open the [agreed in principle] centre", lead="SMBA", due=due("July 2011", reference))
    add_action(reference, title="Send trainers", lead="SMBA", due=due("1 Sep 2011", reference))
    add_action(reference, title="Next year", lead="SMBA", due=due("2012", reference))
    found = parts(reference)
    assert list(found) == ["overdue", "soon"]
    assert found["overdue"].heading == "Overdue" and found["soon"].heading == "Due in 30 days"
    [late] = found["overdue"].items
    assert (late.what, late.left, late.overdue) == ("Open the [agreed in principle] centre", "15 days", True)
    [soon] = found["soon"].items
    assert (soon.what, soon.left, soon.overdue) == ("Send trainers", "in 17 d", False)


def test_an_action_stands_once_with_its_other_reason_as_a_word(reference: Record) -> None:
    add_action(reference, title="late, nobody's", due=due("July 2011", reference))
    add_action(reference, title="soon, nobody's", counterpart="KR", due=due("1 Sep 2011", reference))
    add_action(reference, title="later, nobody's", due=due("2012", reference))
    add_action(reference, title="Korea's, some day", lead="KR")
    add_action(reference, title="nobody's, some day")
    found = parts(reference)
    assert [(name, part.count) for name, part in found.items()] == [("overdue", 1), ("soon", 1), ("unassigned", 3)]
    assert found["overdue"].items[0].who == "no owner"
    assert found["soon"].items[0].who == "no owner · Republic of Korea"
    assert [(what, who, when) for what, who, when, _left in lines(found["unassigned"])] == [
        ("later, nobody's", "no owner", "2012"),
        ("Korea's, some day", "Republic of Korea", "no date"),
        ("nobody's, some day", "no owner", "no date"),
    ]
    everything = [item.id for part in found.values() for item in part.items]
    assert len(everything) == len(set(everything))


def test_the_count_is_of_all_where_only_the_first_are_listed(reference: Record) -> None:
    for number in range(MOST + 3):
        add_action(reference, title=f"late {number}", due=due("July 2011", reference))
        add_action(reference, title=f"some day {number}")
    found = parts(reference)
    assert (found["overdue"].count, len(found["overdue"].items)) == (MOST + 3, MOST)
    assert (found["unassigned"].count, len(found["unassigned"].items)) == (MOST + 3, MOST)
    assert all(item.what.startswith("some day") for item in found["unassigned"].items)


def test_the_next_meetings_are_counted_down_to(reference: Record) -> None:
    over = add_meeting(reference, title="Over", forum="APEC", level="ministerial", dates=due("1 Aug 2011", reference))
    sure = add_meeting(
        reference, title="Sure", forum="APEC", level="ministerial", dates=due("20-21 Aug 2011", reference), place="Bali"
    )
    add_meeting(reference, title="Perhaps", forum="APEC", level="ministerial", dates=due("Sep 2011", reference))
    change_status(reference, [over.ref, sure.ref], "confirmed")
    [part] = [part for name, part in parts(reference).items() if name == "next"]
    assert part.count == 2
    assert (part.items[0].ref, part.items[0].who) == (sure.ref, "Bali")
    assert part.items[0].left == "in 5 d"
    assert part.items[1].what == "Perhaps" and part.items[1].left.endswith("tentative")


def test_a_meeting_that_lacks_something_is_not_ready(reference: Record) -> None:
    meeting = add_meeting(
        reference, title="Ministerial", forum="APEC", level="ministerial", dates=due("Oct 2011", reference)
    )
    assert "unready" not in parts(reference)
    add_item(reference, meeting.ref, title="Opening [/draft]")
    add_item(reference, meeting.ref, title="Adoption")
    [item] = parts(reference)["unready"].items
    assert (item.kind, item.ref, item.who) == ("meeting", meeting.ref, "2 agenda items have no lead")


@pytest.mark.parametrize(("language", "heading"), [("en", "Overdue"), ("id", "Terlambat")])
def test_it_speaks_the_readers_language(reference: Record, language: str, heading: str) -> None:
    add_action(reference, title="Open the centre", due=due("July 2011", reference))
    set_language(language)
    [part] = today_parts(reference, due_soon_days=30)
    assert part.heading == heading


def test_after_midnight_in_the_office_more_is_overdue(reference: Record) -> None:
    add_action(reference, title="Sign", lead="SMBA", due=due("15 Aug 2011", reference))
    assert list(parts(reference)) == ["soon"]
    tomorrow = Record(reference.url, user="ana", today=date(2011, 8, 16))
    assert list(parts(tomorrow)) == ["overdue"]
    tomorrow.close()


def test_a_reminder_is_told_from_its_day_on_until_the_action_is_due_soon(reference: Record) -> None:
    add_action(
        reference, title="Report", lead="SMBA", due=due("31 December 2011", reference), remind="20 weeks, 2 weeks"
    )
    add_action(reference, title="Later", lead="SMBA", due=due("31 December 2011", reference), remind="2 weeks")
    add_action(reference, title="Soon", lead="SMBA", due=due("1 Sep 2011", reference), remind="20 weeks")
    found = parts(reference)
    assert [(name, [item.what for item in part.items]) for name, part in found.items()] == [
        ("soon", ["Soon"]),
        ("reminded", ["Report"]),
    ]


def test_a_series_that_should_have_met_again_is_told_at_its_last_meeting(reference: Record) -> None:
    add_series(reference, code="SERIES", name="Series", level="ministerial", cadence="every two years")
    add_meeting(
        reference, title="First", ref="M-1", level="ministerial", series="SERIES", dates=due("May 2009", reference)
    )
    for status in ("confirmed", "in session", "concluded"):
        change_status(reference, ["M-1"], status)
    assert parts(reference) == {}
    later = Record(reference.url, user="ana", today=date(2012, 1, 1))
    [told] = parts(later)["missed"].items
    assert (told.ref, told.what, told.when, told.left) == ("M-1", "Series", "2011", "no meeting planned")
    later.close()


@pytest.mark.parametrize(
    ("planned", "status", "when", "said"),
    [
        ("May 2011", None, "May 2011", "never confirmed"),
        ("May 2011", "postponed", "May 2011", "postponed"),
        ("", None, "2011", "no date yet"),
    ],
)
def test_where_a_meeting_of_the_series_was_planned_all_the_same_it_is_told_as_what_it_is(
    reference: Record, planned: str, status: str | None, when: str, said: str
) -> None:
    add_series(reference, code="SERIES", name="Series", level="ministerial", cadence="every two years")
    for ref, dates in (("M-1", "May 2009"), ("M-2", planned)):
        held = due(dates, reference) if dates else None
        add_meeting(reference, title=f"Meeting {ref}", ref=ref, level="ministerial", series="SERIES", dates=held)
    for state in ("confirmed", "in session", "concluded"):
        change_status(reference, ["M-1"], state)
    if status:
        change_status(reference, ["M-2"], status)
    later = Record(reference.url, user="ana", today=date(2012, 1, 1))
    [told] = parts(later)["missed"].items
    assert (told.ref, told.what, told.who, told.when, told.left) == (
        "M-2",
        "Meeting M-2",
        "last May 2009",
        when,
        said,
    )
    later.close()
    earlier = Record(reference.url, user="ana", today=date(2011, 4, 1))
    assert "missed" not in parts(earlier)  # it may still be held that year
    earlier.close()


def test_a_tentative_meeting_that_is_ahead_is_no_missed_one(reference: Record) -> None:
    add_series(reference, code="SERIES", name="Series", level="ministerial", cadence="every two years")
    for ref, dates in (("M-1", "May 2009"), ("M-2", "2012")):
        add_meeting(reference, title=ref, ref=ref, level="ministerial", series="SERIES", dates=due(dates, reference))
    for state in ("confirmed", "in session", "concluded"):
        change_status(reference, ["M-1"], state)
    later = Record(reference.url, user="ana", today=date(2012, 1, 1))
    assert "missed" not in parts(later)
    later.close()
