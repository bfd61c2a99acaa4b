"""The tracker's list: what is open, filters, orders, past days, and that every order has its index."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection

from secretariat.actions.due import UNKNOWN_DATE_SORT
from secretariat.actions.filters import filter_line, read_filters
from secretariat.actions.lifecycle import begin_actions, drop_actions, finish_actions, log_progress
from secretariat.actions.queries import SORTS, actions_window, all_rows
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from tests.actions.made import make, on, refs
from tests.done_once import done_once

TODAY = date(2011, 8, 15)


@done_once
def tracker(reference: Record) -> None:
    """Seven actions, none of them agreed on a day that is known."""
    add_meeting(reference, ref="M-1", title="Big Sky", level="ministerial")
    add_meeting(reference, ref="M-1/ID-KR", title="With Korea", level="bilateral", in_margins_of="M-1")
    make(reference, "Sign the MoU", "July 2011", counterpart="KR", priority="high", agreed_on=None, meeting="M-1/ID-KR")
    make(reference, "Open the centre", "July 2011", lead="SMBA", agreed_on=None)
    make(reference, "Hold the 2nd meeting", "2009", agreed_on=None, meeting="M-1")
    make(reference, "Send trainers", "September 2011", lead="Sesmen", priority="low", agreed_on=None, target="100 SMEs")
    make(reference, "Develop [/draft] OVOP", "end of 2020", counterpart="TW", lead="KR", agreed_on=None)
    make(reference, "Exchange Łódź experience", agreed_on=None)
    make(reference, "Keep in touch", "ongoing", lead="ID", agreed_on=None)


def test_the_list_is_what_is_open_by_due_date(tracker: Record) -> None:
    assert refs(tracker) == ["A-3", "A-1", "A-2", "A-4", "A-5", "A-7", "A-6"]
    finish_actions(tracker, ["A-1"], evidence="signed")
    drop_actions(tracker, ["A-6"], why="no interest")
    assert refs(tracker) == ["A-3", "A-2", "A-4", "A-5", "A-7"]
    assert refs(tracker, all="yes") == ["A-3", "A-1", "A-2", "A-4", "A-5", "A-7", "A-6"]


def test_what_is_due_in_july_is_overdue_from_the_first_of_august(tracker: Record) -> None:
    assert refs(tracker, overdue="yes") == ["A-3", "A-1", "A-2"]
    assert refs(on(tracker, date(2011, 8, 1)), overdue="yes") == ["A-3", "A-1", "A-2"]
    assert refs(on(tracker, date(2011, 7, 31)), overdue="yes") == ["A-3"]
    assert refs(on(tracker, date(2009, 12, 31)), overdue="yes") == []
    assert refs(on(tracker, None), overdue="yes") == ["A-3", "A-1", "A-2", "A-4", "A-5"]


def test_what_was_done_later_was_overdue_on_the_day(tracker: Record) -> None:
    finish_actions(tracker, ["A-1"], evidence="signed", on=date(2011, 8, 10))
    finish_actions(tracker, ["A-2"], evidence="opened", on=date(2011, 7, 29))
    assert refs(tracker, overdue="yes") == ["A-3"]
    assert refs(on(tracker, date(2011, 8, 10)), overdue="yes") == ["A-3"]
    assert refs(on(tracker, date(2011, 8, 9)), overdue="yes") == ["A-3", "A-1"]
    then = {row.ref: row for row in all_rows(actions_window(on(tracker, date(2011, 8, 9)), ListQuery()))}
    assert (then["A-1"].status, then["A-1"].overdue, then["A-1"].evidence) == ("agreed", True, "")
    assert refs(on(tracker, date(2011, 8, 9)), status="done") == ["A-2"]
    assert "A-2" in refs(on(tracker, date(2011, 7, 28)))
    assert refs(tracker, status="done") == ["A-1", "A-2"]


def test_what_was_agreed_later_was_not_there(tracker: Record) -> None:
    make(tracker, "Agreed today", "2012")
    assert "A-8" in refs(tracker)
    assert "A-8" not in refs(on(tracker, TODAY - timedelta(days=1)))
    assert "A-8" in refs(on(tracker, None))


def test_status_and_progress_are_those_of_the_day(tracker: Record) -> None:
    log_progress(tracker, "A-4", 30, on=date(2011, 8, 8))
    log_progress(tracker, "A-4", 5, on=date(2011, 8, 12))
    stood = []
    for day in (date(2011, 8, 7), date(2011, 8, 8), TODAY, None):
        row = next(r for r in all_rows(actions_window(on(tracker, day), ListQuery())) if r.ref == "A-4")
        stood.append((row.status, row.achieved, row.progress))
    assert stood == [("agreed", 0, 0), ("in progress", 30, 30), ("in progress", 35, 35), ("in progress", 35, 35)]
    assert "A-4" in refs(on(tracker, date(2011, 8, 7)), status="agreed")
    assert refs(on(tracker, date(2011, 8, 7)), status="in progress") == []
    assert refs(on(tracker, date(2011, 8, 8)), status="in-progress") == ["A-4"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mou", ["A-1"]),
        ("lodz EXCHANGE", ["A-6"]),
        ("[/draft]", ["A-5"]),
        ("party:KR", ["A-1", "A-2", "A-5"]),
        ("party:korea mou", ["A-1"]),
        ("lead:SMBA", ["A-2"]),
        ("lead:sesmen", ["A-4"]),
        ("lead:none", ["A-3", "A-1", "A-6"]),
        ("meeting:M-1", ["A-3", "A-1"]),
        ("meeting:M-1/ID-KR", ["A-1"]),
        ("priority:high", ["A-1"]),
        ("due<2010", ["A-3"]),
        ("due<2011-07", ["A-3"]),
        ("due<=2011-07", ["A-3", "A-1", "A-2"]),
        ("due>2011", ["A-5"]),
        ("due>=2011-09", ["A-4", "A-5"]),
        ('due:"July 2011"', ["A-1", "A-2"]),
        ("due:none", ["A-6"]),
        ("overdue party:KR", ["A-1", "A-2"]),
        ("unassigned", ["A-3", "A-1", "A-6"]),
        ("party:", ["A-3", "A-1", "A-2", "A-4", "A-5", "A-7", "A-6"]),
    ],
)
def test_filters(tracker: Record, words: str, found: list[str]) -> None:
    assert refs(tracker, words) == found
    assert actions_window(tracker, ListQuery(words)).count() == len(found)
    assert refs(on(tracker, date(2011, 8, 14)), words) == found


def test_scope_narrows_as_words_do(tracker: Record) -> None:
    assert refs(tracker, meeting="M-1", overdue="yes") == ["A-3", "A-1"]
    assert refs(tracker, due_within="60") == ["A-4"]
    assert refs(tracker, due_within="60", overdue="yes") == ["A-3", "A-1", "A-2", "A-4"]
    assert refs(tracker, lead="SMBA", status="open") == ["A-2"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "owner:KR",
            "“owner:” is no filter; there are: party:, lead:, meeting:, status:, priority:, due:, tag:, part-of:",
        ),
        ("lead<KR", "is no filter"),
        ("status:finished", "agreed, in progress, done, superseded, dropped"),
        ("priority:urgent", "high, normal, low"),
        ("due<ongoing", "no day to compare"),
    ],
)
def test_a_filter_there_is_not_is_refused(tracker: Record, words: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        refs(tracker, words)
    assert says in refused.value.message


def test_unknown_names_in_filters_are_refused(tracker: Record) -> None:
    with pytest.raises(NotFound, match="Atlantis"):
        refs(tracker, "party:Atlantis")
    with pytest.raises(NotFound, match="NO-SUCH"):
        refs(tracker, meeting="NO-SUCH")
    assert refs(tracker, "lead:Atlantis") == []


def test_an_address_is_no_filter() -> None:
    assert read_filters(ListQuery("see https://x.org/a"), today=TODAY).words == ("see", "https://x.org/a")
    assert filter_line(["party:Chinese Taipei", "due<July 2011", "mou"]) == 'party:"Chinese Taipei" due<"July 2011" mou'


@pytest.mark.parametrize("sort", list(SORTS))
def test_every_order_runs_both_ways_and_pages(tracker: Record, sort: str) -> None:
    forward = refs(tracker, sort=sort)
    assert sorted(forward) == [f"A-{n}" for n in range(1, 8)]
    assert refs(tracker, sort=sort, descending=True) == forward[::-1]
    window = actions_window(tracker, ListQuery(sort=sort))
    paged = [row.ref for start in range(0, 9, 2) for row in window.rows(start, 2)]
    assert paged == forward
    ids = {row.ref: row.id for row in all_rows(window)}
    assert [window.position(ids[ref]) for ref in forward] == list(range(7))


def test_the_orders_mean_what_they_say(tracker: Record) -> None:
    assert refs(tracker, sort="priority")[0] == "A-1"
    assert refs(tracker, sort="priority")[-1] == "A-4"
    assert refs(tracker, sort="ref") == [f"A-{n}" for n in range(1, 8)]
    assert refs(tracker, sort="title") == ["A-5", "A-6", "A-3", "A-7", "A-2", "A-4", "A-1"]
    begin_actions(tracker, ["A-3"])
    assert refs(tracker, sort="updated")[-1] == "A-3"


@pytest.mark.parametrize("sort", list(SORTS))
@pytest.mark.parametrize("day", [None, TODAY], ids=["now", "past"])
@pytest.mark.parametrize("scope", [{}, {"all": "yes"}], ids=["open", "all"])
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_every_order_has_its_index(
    record: Record, sort: str, day: date | None, scope: dict[str, str], descending: bool
) -> None:
    _holds_no_sorting(on(record, day), ListQuery(sort=sort, descending=descending, scope=scope))


@pytest.mark.parametrize("day", [None, TODAY], ids=["now", "past"])
def test_what_is_overdue_is_read_from_the_index_of_due_dates(record: Record, day: date | None) -> None:
    plan = _holds_no_sorting(on(record, day), ListQuery(scope={"overdue": "yes"}))
    assert any("SEARCH action USING INDEX" in step and "due_sort<?" in step for step in plan)


def _holds_no_sorting(record: Record, query: ListQuery) -> list[str]:
    from sqlalchemy import event

    asked: list[tuple[str, object]] = []
    event.listen(record.engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
    actions_window(record, query).rows(0, 40)
    statement, values = next((sql, values) for sql, values in asked if "ORDER BY" in sql)
    with record.reading() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    plan = [row[-1] for row in rows]
    # What stands under a subquery sorts the names of one party in one forum, not the list.
    assert not [row[-1] for row in rows if row[1] == 0 and "TEMP B-TREE" in row[-1]], plan
    return plan


def test_a_counterpart_is_called_as_the_forum_of_the_meeting_calls_it_in_the_language_chosen(reference: Record) -> None:
    dates = PartialDate.from_edtf("1996-09-05")
    add_meeting(reference, ref="APEC-3", title="3rd", level="ministerial", forum="APEC", dates=dates)
    make(reference, "Train", counterpart="HK", meeting="APEC-3")
    make(reference, "Visit", counterpart="HK")
    make(reference, "Meet", counterpart="TW")

    def called() -> dict[str, str]:
        return {row.title: row.counterpart_name for row in all_rows(actions_window(reference, ListQuery()))}

    own = {"Visit": "Hong Kong, China", "Meet": "Chinese Taipei"}
    assert called() == {"Train": "Hong Kong", **own}
    set_language("id")
    assert called() == {"Train": "Hong Kong", "Visit": "Hong Kong, Tiongkok", "Meet": "Chinese Taipei"}


def test_counting_joins_nothing(tracker: Record) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(tracker.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    actions_window(tracker, ListQuery()).count()
    assert "JOIN" not in asked[-1]


def thousands_of_steps(record: Record) -> list[None]:
    """A list that grows by one with every thousand steps SQLite takes for this record's queries from now on."""
    from sqlalchemy import event

    taken: list[None] = []

    def count(connection: Connection, *_rest: object) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(lambda: taken.append(None), 1000)

    event.listen(record.engine, "before_cursor_execute", count)
    return taken


def hundred_thousand(record: Record, every: int, rare: tuple[str, str], usual: tuple[str, str]) -> None:
    """As many open actions with a lead; one in ``every`` is due at ``rare`` (EDTF and sortable text)."""
    with record.reading():
        pass
    with record.engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                "INSERT INTO action (version, ref, title, status, open, priority, urgency, lead, due, due_sort,"
                " lead_sort, achieved, title_sort, folded, updated_at) "
                "SELECT 1, 'A-' || i, 'Action ' || i, 'agreed', 1, 'normal', 1, 'Kotra',"
                " iif(i % :every, :usual, :rare), iif(i % :every, :usual_sort, :rare_sort), 'kotra',"
                " 0, 'action ' || i, 'action ' || i, '2011-01-01 00:00:00' FROM n"
            ),
            {"every": every, "rare": rare[0], "rare_sort": rare[1], "usual": usual[0], "usual_sort": usual[1]},
        )


IN_2009 = ("2009", "200912310520090101")
IN_2020 = ("2020", "202012310520200101")


def test_overdue_among_many_comes_at_once(record: Record) -> None:
    """A hundred thousand actions, a twentieth of them overdue: the first page is read without looking at all."""
    hundred_thousand(record, 20, IN_2009, IN_2020)
    for day in (TODAY, None):
        then = on(record, day)
        window = actions_window(then, ListQuery(scope={"overdue": "yes"}))
        work = thousands_of_steps(then)
        assert len(window.rows(0, 40)) == 40
        assert len(work) < 100  # looking at every one of them takes many hundreds
    assert actions_window(record, ListQuery(scope={"overdue": "yes"})).count() == 5000


@pytest.mark.parametrize(
    ("scope", "day", "rare"),
    [
        ({"unassigned": "yes"}, None, ("", UNKNOWN_DATE_SORT)),
        ({"due_within": "30"}, date(2009, 12, 15), IN_2009),
    ],
    ids=["unassigned", "due soon"],
)
def test_few_among_many_are_counted_at_once(
    record: Record, scope: dict[str, str], day: date | None, rare: tuple[str, str]
) -> None:
    """A hundred thousand actions, and a hundred of them asked for: only those are looked at, also for counting."""
    hundred_thousand(record, 1000, rare, IN_2020)
    then = on(record, day)
    window = actions_window(then, ListQuery(scope=scope))
    work = thousands_of_steps(then)
    assert window.count() == 100
    assert len(window.rows(0, 200)) == 100
    assert len(work) < 50
