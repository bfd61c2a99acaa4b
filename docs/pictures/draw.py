"""Draws the README's pictures: the real screen on the sample record. Run: python docs/pictures/draw.py"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from argparse import Namespace
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "today": ((100, 26), ()),
    "desk": ((120, 30), ("2", *["down"] * 15, "enter")),
    "actions": ((140, 32), ("5", "o", "down", "down", "down", "down")),
}


async def draw(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """One picture, as SVG."""
    from secretariat.app import SecretariatApp
    from secretariat.commandline.office import Office
    from secretariat.opening import fill
    from secretariat.values.configuration import load

    arguments = Namespace(config=None, database=None, sample=True, lang=None, today="2011-08-15", user="ana")
    app = SecretariatApp(Office(arguments, load(), fill))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause(4)
        await pilot.press("enter")
        for key in keys:
            await pilot.press(key)
            await pilot.pause(1.0 if key in ("enter", "2", "5", "o") else 0.1)
        await pilot.pause(1.5)
        svg = app.export_screenshot(title="secretariat")
    # The letters keep their places, and nothing is fetched from elsewhere when the picture is looked at.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S).replace("<text ", '<text xml:space="preserve" ')
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """All pictures, each in an empty home of its own."""
    for name, (size, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
                os.environ[variable] = home
            asyncio.run(draw(name, size, keys))


if __name__ == "__main__":
    main()
