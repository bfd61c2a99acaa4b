"""The drafting room in a terminal: how long until a long text is there, and from a key to the screen while typing.

``python benchmarks/drafting_room.py [TEXT …]``: texts as files (the Convention on the Law of the Sea, a draft of the
Paris Agreement), else one of 76,000 words made the same every time, with a bracket in every third paragraph. Each is
taken into a record of its own, opened from the list of texts, and typed in.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.terminal import CACHE, PROGRAM, Terminal, ms
from secretariat.declarations.reading.files import read_file
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.opening import fill
from secretariat.record.location import locate
from secretariat.record.record import Record

ASKED_PAINT, ASKED_KEY, ASKED_MOVE = 1.0, 0.1, 0.06
"""Seconds until the text is there, and from a key to the screen, typed and in the list. Typing is never behind by
more than a key where a key is shown before a quick hand types the next."""
TIMES, MOVES = 200, 60


def main() -> None:
    """Print what each text took."""
    with TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or [made(Path(folder))]
        for file in files:
            measured(file, Path(folder) / f"{file.stem}.db")


def measured(file: Path, database: Path) -> None:
    """Open one text, and type in it."""
    record = Record(locate(str(database)), user="ana")
    fill(record, False)
    read = read_file(file)
    take_in(record, read, Target(title=file.stem))
    record.close()
    words = sum(len(one.text.split()) for one in read.paragraphs)
    first = read.paragraphs[0].text.split("\n")[0][:30]
    paint: list[float] = []
    keys: list[float] = []
    moves: list[float] = []
    held = 0.0
    for _number in range(3):
        rmtree(CACHE / "state" / "secretariat" / "drafts", ignore_errors=True)  # what the run before left typed
        terminal = Terminal([PROGRAM, "--database", str(database)])
        try:
            terminal.until("1 Today")
            terminal.settle()
            terminal.send(b"4")
            terminal.until(file.stem[:20])
            terminal.settle()
            terminal.mark()
            terminal.send(b"t")
            paint.append(terminal.until("Drafting room", "[ ]", first))
            terminal.settle()
            moves += terminal.frames(b"j", MOVES)
            terminal.send(b"g")
            terminal.settle()
            terminal.send(b"\r")
            terminal.until("typing")
            terminal.settle()
            keys += terminal.frames(b"x", TIMES)
            held = terminal.held(b"y", 100)
        finally:
            terminal.close()
    print(f"{file.stem}: {len(read.paragraphs)} paragraphs, {words} words")
    print(f"  opened in {median(paint):.2f} s (asked: {ASKED_PAINT})")
    print(f"  the next paragraph, amid those around it, is there after {ms(moves):.0f} ms", end="")
    print(f", 19 of 20 within {ms(moves, 0.95):.0f} ms (asked: {ASKED_MOVE * 1e3:.0f})")
    print(f"  a key is on the screen after {ms(keys):.0f} ms, 19 of 20 within {ms(keys, 0.95):.0f} ms", end="")
    print(f" (asked: {ASKED_KEY * 1e3:.0f}); 100 keys at once {held:.2f} s", flush=True)


def made(folder: Path) -> Path:
    """A text of 76,000 words in 800 paragraphs."""
    dice, words = random.Random(1982), [f"word{number}" for number in range(3_000)]
    lines = []
    for number in range(1, 801):
        own = [dice.choice(words) for _ in range(95)]
        if number % 3 == 0:
            own[10:12] = [f"[KR: {own[10]}]", f"[{own[11]}]"]
        lines.append(f"{number}. {' '.join(own)};")
    file = folder / "long-text.txt"
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    print(f"measured in {time.perf_counter() - began:.0f} s")
