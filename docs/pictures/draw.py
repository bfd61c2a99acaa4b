"""Draws the README's pictures: the real screen on the sample record. Run: python docs/pictures/draw.py [PICTURE …]"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DRAFT = HERE.parent / "example-draft.txt"
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    # Keys, and words in «» that must stand on the screen before the next key is pressed.
    "today": ((100, 26), ("«Next meetings»",)),
    "desk": (
        (120, 30),
        ("2", "«PRESS-2015»", "/", *"18th", "«1 of»", "enter", "enter", "«Summary»", "«Outcomes»"),
    ),
    "actions": ((140, 32), ("5", "«A-9»", "down", "down", "down", "down", "«Meeting»")),
    "drafting-room": ((120, 30), ("4", "«BALI STATEMENT»", "down", "t", "«19 brackets»", *("down",) * 6, "«ledger»")),
    "board": (
        (120, 24),
        (
            "2",
            "«PRESS-2015»",
            "/",
            *"20th",
            "«shown»",
            "enter",
            "enter",
            "«Summary»",
            "4",
            "«Why then»",
            "b",
            "«Nusa 1»",
        ),
    ),
    "calendar": ((120, 32), ("9", "«2013»", "right", "«things are on»")),
    "check-in": (
        (100, 26),
        (
            "2",
            "«PRESS-2015»",
            "/",
            *"18th",
            "«1 of»",
            "enter",
            "enter",
            "«Summary»",
            "f6",
            "«scan a badge»",
            *"kim",
            "«KIM»",
        ),
    ),
}
TODAY = {"board": "2013-08-26", "calendar": "2013-09-05"}
"""The day of a picture for which bilaterals are placed."""
PATIENCE = 60.0
"""Seconds for which words are waited for."""


async def until(pilot: Any, words: str) -> None:
    """Wait for words to stand on the screen."""
    end = time.monotonic() + PATIENCE
    while words not in "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips(pilot.app.size)):
        if time.monotonic() > end:
            raise TimeoutError(f"“{words}” never came")
        await pilot.pause(0.1)


def place_bilaterals(record: Any) -> None:
    """Two afternoons, three rooms and a plenary for the six bilaterals that Bali 2013 was asked for; days are ours."""
    from secretariat.agenda.running.operations import add_session
    from secretariat.bilaterals.availability import lay_down_hours
    from secretariat.bilaterals.placing.proposing import keep_proposal, propose_slots
    from secretariat.desk.moving import move_meeting
    from secretariat.meetings.rooms import add_room
    from secretariat.values.partial_date import PartialDate

    bali = "APEC-SMEMM-20"
    move_meeting(record, bali, why="a picture needs days", dates=PartialDate.from_edtf("2013-09-06/2013-09-07"))
    for name in ("Nusa 1", "Nusa 2", "Nusa 3"):
        add_room(record, bali, name=name, for_bilaterals=True)
    add_session(record, bali, title="Plenary", kind="plenary", day="1", starts="14:00", minutes=75)
    lay_down_hours(record, bali, ["6 September 2013 14:00-17:00", "7 September 2013 14:00-17:00"])
    keep_proposal(record, propose_slots(record, bali))


async def draw(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """One picture, as SVG."""
    from secretariat.app import SecretariatApp
    from secretariat.commandline.office import Office
    from secretariat.declarations.reading.files import read_file
    from secretariat.declarations.reading.operations import Target, take_in
    from secretariat.opening import fill
    from secretariat.values.configuration import load

    today = TODAY.get(name, "2011-08-15")
    arguments = Namespace(config=None, database=None, sample=True, lang=None, today=today, user="ana", noun=None)
    office = Office(arguments, load(), fill)
    take_in(office.record, read_file(DRAFT), Target(meeting="APEC-SMEMM-20"))
    if name in TODAY:
        place_bilaterals(office.record)
    app = SecretariatApp(office)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, "Welcome")
        await pilot.press("escape")
        await until(pilot, "Overdue")
        for key in keys:
            if key.startswith("«"):
                await until(pilot, key.strip("«»"))
            else:
                await pilot.press(key)
        await pilot.pause(2)
        svg = app.export_screenshot(title="secretariat")
    # The letters keep their places, and nothing is fetched from elsewhere when the picture is looked at.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S).replace("<text ", '<text xml:space="preserve" ')
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """All pictures, each in an empty home of its own."""
    for name, (size, keys) in PICTURES.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as home:
            for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
                os.environ[variable] = home
            asyncio.run(draw(name, size, keys))


if __name__ == "__main__":
    main()
