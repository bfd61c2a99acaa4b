"""Nothing waits on the event loop, nothing is lost in silence, nothing that fails ends the program."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Label

from secretariat.toolkit.worker import Fault, act, ask
from secretariat.values.log import log_path
from secretariat.values.refusal import Refused
from tests.toolkit.list_demo import settled


class DoorApp(App[None]):
    """A label to ask from."""

    def compose(self) -> ComposeResult:
        yield Label("here")

    @property
    def label(self) -> Label:
        return self.query_one(Label)

    def said(self) -> list[tuple[str, str]]:
        return [(each.message, each.severity) for each in self._notifications]


async def test_work_is_done_in_a_thread_and_answered_on_the_event_loop() -> None:
    app, answers = DoorApp(), []
    async with app.run_test() as pilot:
        ask(app.label, threading.get_ident, lambda there: answers.append((there, threading.get_ident())), group="g")
        await settled(pilot)
    assert answers[0][0] != threading.get_ident() == answers[0][1]


async def test_a_newer_question_takes_the_place_of_an_older_one() -> None:
    app, answers = DoorApp(), []
    begun, newer_told = threading.Event(), threading.Event()

    def old() -> str:
        begun.set()
        assert newer_told.wait(10)
        return "old"

    def told(answer: str) -> None:
        answers.append(answer)
        if len(answers) == 2:
            newer_told.set()

    async with app.run_test() as pilot:
        older = ask(app.label, old, told, group="g")
        await asyncio.to_thread(begun.wait, 10)
        ask(app.label, lambda: "new", told, group="g")
        ask(app.label, lambda: "other", told, group="h")
        await asyncio.to_thread(newer_told.wait, 10)
        await settled(pilot)
    assert older.is_cancelled
    assert sorted(answers) == ["new", "other"]


class Held:
    """Work that has begun, and ends only when it is let go."""

    def __init__(self, result: str) -> None:
        self.result = result
        self.begun, self.go, self.ended = threading.Event(), threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.go.wait(10)
        self.ended.set()
        return self.result


async def test_an_answer_for_a_widget_that_has_gone_is_dropped() -> None:
    app, answers, work = DoorApp(), [], Held("late")
    async with app.run_test() as pilot:
        worker = ask(app.label, work, answers.append, group="g")
        assert await asyncio.to_thread(work.begun.wait, 10)
        await app.label.remove()
        work.go.set()
        assert await asyncio.to_thread(work.ended.wait, 10)
        await settled(pilot)
        assert worker.is_finished
    assert answers == []


async def test_an_act_goes_on_and_reports_when_its_widget_has_gone() -> None:
    app, answers, acts = DoorApp(), [], [Held("first"), Held("second")]
    async with app.run_test() as pilot:
        for each in acts:
            act(app.label, each, answers.append)
        for each in acts:
            assert await asyncio.to_thread(each.begun.wait, 10)
        await app.label.remove()
        for each in acts:
            each.go.set()
        await app.workers.wait_for_complete()
        await settled(pilot)
    assert sorted(answers) == ["first", "second"]


def refuse() -> None:
    raise Refused("[/draft] is not a date.")


async def test_a_refusal_is_shown_as_its_sentence() -> None:
    app, refused = DoorApp(), []
    async with app.run_test(notifications=True) as pilot:
        ask(app.label, refuse, lambda _result: None, group="g")
        act(app.label, refuse, lambda _result: None)
        ask(app.label, refuse, lambda _result: None, failed=refused.append, group="h")
        await settled(pilot)
        assert app.said() == [("[/draft] is not a date.", "warning")] * 2
    assert [each.message for each in refused] == ["[/draft] is not a date."]


def fail() -> None:
    raise ZeroDivisionError("made to fail")


async def test_a_fault_is_logged_with_its_traceback_and_told_and_the_program_goes_on() -> None:
    app, failed = DoorApp(), []
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        ask(app.label, fail, lambda _result: None, group="g", what="The list could not be read.")
        ask(app.label, fail, lambda _result: None, failed=failed.append, group="h")
        await settled(pilot)
        assert app.said() == [(f"The list could not be read. Details are in {log_path()}.", "error")]
        assert app.is_running
    assert isinstance(failed[0], Fault)
    log = log_path().read_text(encoding="utf-8")
    assert log.count("ZeroDivisionError: made to fail\n") == 2
    assert log_path().stat().st_mode & 0o777 == 0o600


async def test_where_no_log_can_be_written_nobody_is_sent_to_look_for_it() -> None:
    log_path().parent.parent.mkdir(parents=True)
    log_path().parent.write_text("a file stands where the folder would be")
    app = DoorApp()
    async with app.run_test(notifications=True) as pilot:
        ask(app.label, fail, lambda _result: None, group="g", what="The list could not be read.")
        await settled(pilot)
        assert app.said() == [("The list could not be read.", "error")]


def fails(_result: object) -> None:
    raise ZeroDivisionError("made to fail afterwards")


async def test_what_fails_when_the_answer_is_taken_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    app = DoorApp()
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        ask(app.label, lambda: 1, fails, group="g")
        ask(app.label, refuse, lambda _result: None, failed=fails, group="h")
        act(app.label, lambda: 1, fails)
        act(app.label, refuse, lambda _result: None, failed=fails)
        ask(app.label, lambda: 1, lambda _result: refuse(), group="i")
        await settled(pilot)
        said = sorted((words.partition(" Details are in")[0], severity) for words, severity in app.said())
        assert app.is_running
    told = "What came of it could not be shown, because of a fault in the program."
    assert said == [(told, "error")] * 4 + [("[/draft] is not a date.", "warning")]
    assert caplog.text.count("ZeroDivisionError: made to fail afterwards") == 4
