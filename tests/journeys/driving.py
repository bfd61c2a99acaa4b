"""Driving the whole application as a person would: keys in, words on the screen out."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from secretariat.app import SecretariatApp
from secretariat.commandline.office import Office
from secretariat.opening import fill
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.values.configuration import load
from tests.toolkit.alone import shown
from tests.toolkit.list_demo import settled


def opened_app(record: Record, *, sample: bool = False) -> SecretariatApp:
    """The application on the file of ``record``, on the record's day, as its user."""
    arguments = Namespace(
        config=None,
        database=str(path_of(record.url)),
        sample=sample,
        lang=None,
        today=record.today.isoformat(),
        user=record.user,
        noun=None,
    )
    return SecretariatApp(Office(arguments, load(), fill))


async def until(pilot: Pilot[Any], words: str, *, seconds: float = 60.0) -> None:
    """Wait until ``words`` stand on the screen; fail with the screen where they do not within ``seconds``."""
    await _wait(pilot, lambda: words in shown(pilot.app), f"{words!r} is not on the screen", seconds)


async def gone(pilot: Pilot[Any], words: str, *, seconds: float = 60.0) -> None:
    """Wait until ``words`` no longer stand on the screen."""
    await _wait(pilot, lambda: words not in shown(pilot.app), f"{words!r} is still on the screen", seconds)


async def there(pilot: Pilot[Any], holds: Callable[[], bool], *, seconds: float = 60.0) -> None:
    """Wait until something ``holds``, and what it stands on is drawn and takes keys."""
    await _wait(pilot, holds, "what was waited for is not there", seconds)
    await settled(pilot)


async def _wait(pilot: Pilot[Any], holds: Callable[[], bool], else_: str, seconds: float) -> None:
    """Until something ``holds``; where it does not within ``seconds``, the test fails with the screen."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{else_}:\n{shown(pilot.app)}")
        await pilot.pause(0.05)


async def begun(pilot: Pilot[Any]) -> None:
    """Past the welcome that is shown the first time."""
    await until(pilot, "Welcome to secretariat")
    await pilot.press("enter")
    await gone(pilot, "Welcome to secretariat")


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type ``text``: the last character as a key, what is before it as a terminal sends what is pasted."""
    focused = pilot.app.focused
    assert focused is not None
    if len(text) > 1:
        focused.post_message(Paste(text[:-1]))
        await pilot.pause()
    await pilot.press(_NAMES.get(text[-1], text[-1]))


_NAMES = {" ": "space", '"': "quotation_mark", "]": "right_square_bracket"}
