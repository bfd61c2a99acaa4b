"""What makes many tests in one process quick without making any of them less: nothing here changes what is tried."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Hashable
from math import inf
from time import process_time
from typing import Any

from sqlalchemy import URL, Engine

from secretariat.record import engine

_LOOKED_THROUGH_AFTER = 20_000
"""New objects after which Python looks for what to throw away; its own 700 suits a smaller program."""

_STATEMENTS = 10_000
"""How many compiled statements are kept: more than all tests ask."""

_parsed: dict[Hashable, Any] = {}


def collect_seldom() -> None:
    """What is loaded stays: it is put out of the garbage collector's sight, which looks through the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_LOOKED_THROUGH_AFTER, 10, 10)


def parse_style_sheets_once() -> None:
    """A style sheet is parsed once in a process, not again for each application: the rules of the same text with the
    same variables are the same, and applications only read them."""
    if "textual" not in sys.modules:
        return
    from textual.css.stylesheet import Stylesheet

    parse: Callable[..., Any] = Stylesheet._parse_rules

    def parse_rules(
        self: Stylesheet,
        css: str,
        read_from: Any,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> Any:
        key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(self._variables.items()))
        if key not in _parsed:
            _parsed[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return _parsed[key]

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]  # a cache in its place


def compile_statements_once() -> None:
    """A statement is compiled once in a process, not again for each record: all of SQLite's say it alike."""
    recipe: Any = engine
    create: Callable[..., Engine] = recipe.create_engine
    known = create("sqlite://", query_cache_size=_STATEMENTS)
    with known.connect():
        pass  # what is asked of a database at the first connection, such as its version, is known from here on

    def create_engine(url: URL, **options: Any) -> Engine:
        made = create(url, **options)
        if url.get_backend_name() == "sqlite":
            made.dialect = made.pool._dialect = known.dialect
            made._compiled_cache = known._compiled_cache
        return made

    recipe.create_engine = create_engine


def forget_drawn_widgets() -> None:
    """Textual keeps the last thousand drawn widgets in mind, also of applications that were left: megabytes each."""
    drawn = sys.modules.get("textual._styles_cache")
    if drawn is not None:
        drawn.StylesCache.get_inner_outer.cache_clear()


_AHEAD: float = 1 / 50
"""Seconds without work after which Textual's pilot takes an application to be idle."""
_IDLE: float = _AHEAD / 20
"""Seconds of processor time in these that count as none."""
_MOMENT: float = 0.15
"""Seconds: above every pause in the keys after which the toolkit looks at what was typed or gone to."""


def know_when_idle() -> None:
    """Textual's pilot sleeps after each key to see whether anything is done meanwhile. Where nothing is ready, nothing
    falls due within the time it would sleep and no thread is at work, that is known without sleeping."""
    if "textual" not in sys.modules:
        return
    import textual.app
    import textual.pilot

    for module in (textual.app, textual.pilot):
        vars(module)["wait_for_idle"] = _wait_for_idle


async def _wait_for_idle(min_sleep: float = _AHEAD, max_sleep: float = 1) -> None:
    """As ``textual._wait.wait_for_idle``, whose measure stays the measure where something goes on."""
    loop: Any = asyncio.get_running_loop()
    begun = since = loop.time()
    used = process_time()
    while True:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        now = loop.time()
        due = _next_due(loop)
        if not loop._ready:
            if due > now + _AHEAD and not _threads_at_work(loop):
                return
            await asyncio.sleep(min(max(due - now, 0.001), _AHEAD / 4))
            now = loop.time()
        if now - begun >= max_sleep:
            return
        if now - since >= _AHEAD:
            if now - begun > min_sleep and process_time() - used < _IDLE:
                return
            since, used = now, process_time()


async def what_waits_for_quiet() -> None:
    """Until nothing falls due within a moment: lists, lines and forms wait for a pause in the keys before they look.

    What comes again and again, such as a cursor that blinks, holds nobody up.
    """
    loop: Any = asyncio.get_running_loop()
    begun = loop.time()
    while (due := _next_due(loop)) < loop.time() + _MOMENT and loop.time() - begun < 2 * _MOMENT:
        await asyncio.sleep(max(due - loop.time(), 0.001))


def _next_due(loop: Any) -> float:
    """When the next timer of the loop falls due, by the loop's own time."""
    return min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=inf)


def _threads_at_work(loop: Any) -> bool:
    """Whether a thread of the loop's pool does something: Textual's workers, and what is asked of the record."""
    pool = loop._default_executor
    return pool is not None and (len(pool._threads) > pool._idle_semaphore._value or not pool._work_queue.empty())
