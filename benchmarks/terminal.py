"""A program run in a terminal of 140 by 40, watched from outside: what is on its screen, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from typing import Final

import psutil
import pyte

from secretariat.toolkit.welcome import note_welcome

ROWS, COLUMNS = 40, 140
CACHE: Final = Path(gettempdir()) / "secretariat-benchmarks"
PROGRAM: Final = str(Path(sys.executable).parent / "secretariat")
_FRAME_ENDS: Final = b"\x1b[?2026l"


def environment() -> dict[str, str]:
    """The environment of everything that is measured: a full terminal, and no settings or record of one's own."""
    CACHE.mkdir(parents=True, exist_ok=True)
    note_welcome(CACHE / "state" / "secretariat")  # the page for a first start would stand over what is measured
    own = {f"XDG_{name}_HOME": str(CACHE / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "USER": "ana"}
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Where Python is told to keep no bytecode, this program's files would be compiled at every start, the libraries'
    # not: they lie installed, as this program does for those who use it.
    return {**outer, **own, **terminal}


class Terminal:
    """One run of a program; close it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        env = environment()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), env)
        self.started = time.perf_counter()
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def until(self, *words: str, limit: float = 60) -> float:
        """Seconds from the start until all ``words`` are on the screen."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            data = self._read(0.05)
            if not data:
                continue
            now = time.perf_counter()
            # pyte does not know these private forms.
            self._stream.feed(data.replace(b"\x1b[>", b"\x1b[?").replace(b"\x1b[<", b"\x1b[?"))
            shown = "\n".join(self._screen.display)
            if all(word in shown for word in words):
                return now - self.started
        raise SystemExit(f"{words} not on the screen after {limit} s:\n" + "\n".join(self._screen.display))

    def mark(self) -> None:
        """Count the seconds of ``until`` from now on."""
        self.started = time.perf_counter()

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._fd, keys)

    def frame(self, key: bytes, limit: float = 10) -> float:
        """Seconds from a key written to the end of the next frame."""
        began = time.perf_counter()
        self.send(key)
        data = b""
        while time.perf_counter() - began < limit:
            data += self._read(0.5)
            if _FRAME_ENDS in data:
                return time.perf_counter() - began
        raise SystemExit(f"no frame followed {key!r}")

    def frames(self, key: bytes, times: int) -> list[float]:
        """The same key many times, each when the screen has been quiet for as long as a quick hand leaves it."""
        taken = []
        for _number in range(times):
            taken.append(self.frame(key))
            self.settle(0.012 + random.random() * 0.02, 1)
        return taken

    def held(self, key: bytes, times: int, *, quiet: float = 0.4) -> float:
        """Seconds from ``times`` keys at once to the last frame they cause: none follows for ``quiet`` seconds."""
        began = last = time.perf_counter()
        self.send(key * times)
        while self._read(quiet):
            last = time.perf_counter()
        return last - began

    def settle(self, quiet: float = 0.4, limit: float = 20) -> None:
        """Wait until nothing has been drawn for a while."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self._read(quiet):
            pass

    def memory(self) -> float:
        """MiB that only this process holds (USS)."""
        return float(psutil.Process(self.pid).memory_full_info().uss) / 2**20

    def close(self) -> None:
        """End the program."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            os.kill(self.pid, sign)
            for _moment in range(20):
                time.sleep(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self._fd)
                    return

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self._fd, 1 << 20)
        except OSError:
            raise SystemExit(f"the program ended:\n{chr(10).join(self._screen.display)}") from None
        if b"\x1b[?2026$p" in data:  # answered as a terminal that draws whole frames would
            os.write(self._fd, b"\x1b[?2026;2$y")
        return data


def ms(seconds: Sequence[float], part: float = 0.5) -> float:
    """The median in milliseconds, or another part of the distribution."""
    if part == 0.5:
        return median(seconds) * 1e3
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * part))] * 1e3
