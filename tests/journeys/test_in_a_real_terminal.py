"""The program as it is started by a person, in a real terminal: keys in, what is seen out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.completeness import lacking

CHECKOUT = Path(__file__).parents[2]


class Terminal:
    """A terminal of tmux, on a socket of its own."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self._socket = str(home / "tmux")
        homes = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
        program = [sys.executable, "-m", "secretariat", "--sample", "--today", "2011-08-15"]
        given = [f"{key}={value}" for key, value in {**homes, "LOGNAME": "ana", "LANG": "C.UTF-8"}.items()]
        left = 'env "$@"; echo "left with $?"; sleep 60'
        width, height = size
        self.tmux(
            *("-u", "new-session", "-d", "-x", str(width), "-y", str(height), "-c", str(CHECKOUT)),
            *("sh", "-c", left, "sh", *given, *program),
        )

    def tmux(self, *words: str) -> str:
        """What tmux answers."""
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *words]
        environment = {key: value for key, value in os.environ.items() if key not in ("TMUX", "NO_COLOR")}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    def seen(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def until(self, *words: str, without: str = "", seconds: float = 120.0) -> str:
        """The screen, as soon as all ``words`` stand on it and ``without`` does not."""
        end = time.monotonic() + seconds
        while True:
            seen = self.seen()
            if all(word in seen for word in words) and not (without and without in seen):
                return seen
            assert time.monotonic() < end, f"{words} (without {without!r}) never came:\n{seen}"
            time.sleep(0.1)

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self.tmux("send-keys", "-l", text)


@pytest.fixture(params=[(80, 24), (140, 40)], ids=["80x24", "140x40"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        lacking("there is no tmux here, in whose terminal the program would be driven: install tmux")
    one = Terminal(tmp_path, request.param)
    yield one
    one.tmux("kill-server")


def test_from_today_to_a_meeting_an_action_taken_down_undone_and_out(terminal: Terminal) -> None:
    terminal.until("Welcome to secretariat", "ctrl+q    leaves")
    terminal.press("Escape")
    first = terminal.until("‹1 Today›", "sample record", "Without an owner or a date", without="Welcome to")
    assert "? Help" in first.rstrip().splitlines()[-1]
    terminal.press("2")
    assert "Dates ▾" in terminal.until("‹2 Meetings›", "21 shown", "enter Open")
    terminal.press("/")
    terminal.until("words of a title")
    terminal.type("APEC-SMEMM-18")
    rows = terminal.until("filter: APEC-SMEMM-18", " of 21 shown").splitlines()
    heading = next(number for number, row in enumerate(rows) if "Dates ▾" in row)
    assert rows[heading + 1].split()[:2] == ["APEC-SMEMM-18", "18th"]
    terminal.press("Enter")
    terminal.until("enter Open")
    terminal.press("Enter")
    terminal.until("Time zone", "Big Sky", "Summary›")
    terminal.press("a")
    terminal.until("New action")
    terminal.type('Thank the host [/draft] @US due:"September 2011"')
    terminal.until("Counterpart", "September 2011")
    terminal.press("Enter")
    said = terminal.until("· u Undo", "Time zone", without="New action").splitlines()
    assert "u Undo" in said[2] and "Thank the host" in said[2]
    terminal.press("u")
    undone = terminal.until("Undone", without="· u Undo")
    assert "Big Sky" in undone
    terminal.press("Escape")
    terminal.until("‹2 Meetings›", "APEC-SMEMM-18")
    terminal.press("C-q")
    terminal.until("left with 0")
