"""Texts taken in: how long reading them takes, taking them into the record, their ledger, and the whole command.

``python benchmarks/declarations.py [FILE …]``: texts as files (a draft of the Paris Agreement, the Convention on the
Law of the Sea), each as a new declaration, then once more as a revision of it with a tenth of its paragraphs redrafted.
Without a file, a draft with a thousand brackets and a treaty of 76,000 words, made the same every time. Times are of
the processor; the command's is that of its process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

from secretariat.declarations.negotiation.ledger import ledger, over_time
from secretariat.declarations.reading.files import read_file
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reading.read_text import ReadText
from secretariat.opening import fill
from secretariat.record.location import locate
from secretariat.record.record import Record

T = TypeVar("T")
ASKED = 2.0
"""Seconds that importing a draft such as that of the Paris Agreement may take, the program's start included."""


def main() -> None:
    """Print what each step took for each text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [Path(given) for given in sys.argv[1:]] or [drafted(folder), treaty(folder)]
        for number, path in enumerate(texts):
            record = Record(locate(str(folder / f"{number}.db")), user="benchmark")
            fill(record, False)
            measured(record, path)
            record.close()
            took = command(folder / f"{number}.db", path)
            print(
                f"  the command: {took:.2f} s ({'as asked' if took < ASKED else f'slower than {ASKED} s'})", flush=True
            )


def measured(record: Record, path: Path) -> None:
    """Read a text, take it in, take it in again redrafted, and undo that."""
    size = len(path.read_text(encoding="utf-8").split()) if path.suffix != ".docx" else 0
    read = timed(f"{path.name}, {size:,} words: read", lambda: read_file(path))
    print(f"  {len(read.paragraphs)} paragraphs", flush=True)
    done = timed(
        "  taken in as a new declaration", lambda: take_in(record, read, Target(title="A", label="zero draft"))
    )
    later = redrafted(read)
    timed("  its ledger of brackets", lambda: ledger(record, done.ref))
    timed("  taken in as a revision", lambda: take_in(record, later, Target(declaration=done.ref, label="Rev.1")))
    timed("  how its brackets fell over two revisions", lambda: over_time(record, done.ref))
    timed("  undone", record.undo)


def timed(what: str, work: Callable[[], T]) -> T:
    """Do ``work`` and print its processor time."""
    began = time.process_time()
    done = work()
    print(f"{what}: {time.process_time() - began:.2f} s", flush=True)
    return done


def command(database: Path, path: Path) -> float:
    """Processor seconds of ``declarations import`` as a person runs it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ["declarations", "import", "-", str(path), "--title", "B", "--format", "json"]
    env = {**os.environ, "SECRETARIAT_DATABASE_URL": str(database)}
    subprocess.run(
        [sys.executable, "-m", "secretariat", *words],
        check=True,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def redrafted(read: ReadText) -> ReadText:
    """The text with one paragraph in ten begun otherwise."""
    paragraphs = (
        replace(one, text=f"Also {one.text}") if number % 10 == 0 else one for number, one in enumerate(read.paragraphs)
    )
    return replace(read, paragraphs=tuple(paragraphs))


def drafted(folder: Path) -> Path:
    """A draft agreement in Markdown: 26 articles, options, some thousand brackets, many of them nested."""
    dice = Random(2015)
    lines = ["# Draft agreement", "", "The Parties to this Agreement,", ""]
    lines += [f"*Recognizing* {sentence(dice, 50)},\n" for _ in range(18)]
    for article in range(1, 27):
        lines += [f"## Article {article} *(purpose)*", ""]
        for number in range(1, 10):
            lines += [f"{number}. {sentence(dice, 40, brackets=3)}", ""]
            lines += [f"    **Option {option}:** {sentence(dice, 30, brackets=2)}\n" for option in (1, 2)]
    path = folder / "draft.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def treaty(folder: Path) -> Path:
    """A treaty of 76,000 words in plain text, its paragraphs run together as converters leave them."""
    dice = Random(1982)
    lines = ["Convention on a Sea", ""]
    for article in range(1, 321):
        clauses = " ".join(f"{number}. {sentence(dice, 55).capitalize()}." for number in range(1, 4))
        items = "\n\n".join(f"({letter}) {sentence(dice, 17)};" for letter in "abcd")
        lines += [f"Article {article} {sentence(dice, 5)} {clauses} 4. The following apply:", "", items, ""]
    path = folder / "treaty.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def sentence(dice: Random, count: int, brackets: int = 0) -> str:
    """So many words, with so many pairs of brackets around some of them."""
    words = [f"word{dice.randint(1, 6_000)}" for _ in range(count)]
    for _ in range(brackets):
        first, last = sorted(dice.sample(range(count), 2))
        words[first], words[last] = f"[{words[first]}", f"{words[last]}]"
    return " ".join(words)


if __name__ == "__main__":
    main()
