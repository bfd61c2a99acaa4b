"""Taskwarrior beside this program: the same actions as tasks, in a folder of their own."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path
from shutil import rmtree, which


class Taskwarrior:
    """The tasks made of a record's actions; ``command`` gives what is run on them."""

    def __init__(self, record: Path) -> None:
        self._folder = record.with_suffix(".tasks")
        rmtree(self._folder, ignore_errors=True)
        (self._folder / "data").mkdir(parents=True)
        self._settings = self._folder / "taskrc"
        self._settings.write_text(f"data.location={self._folder / 'data'}\nconfirmation=no\nverbose=nothing\n")
        tasks = self._folder / "tasks.json"
        tasks.write_text(json.dumps(_tasks(record), ensure_ascii=False))
        subprocess.run(self.command("import", str(tasks)), check=True, capture_output=True)

    @staticmethod
    def is_there() -> bool:
        """Whether it is installed."""
        return which("task") is not None

    def command(self, *words: str) -> list[str]:
        """A command of Taskwarrior over these tasks."""
        return ["task", f"rc:{self._settings}", *words]

    def close(self) -> None:
        """Take the tasks away."""
        rmtree(self._folder)


def _tasks(record: Path) -> list[dict[str, str]]:
    with sqlite3.connect(record) as connection:
        rows = connection.execute("select title, due_by, open, lead from action order by id").fetchall()
    tasks = []
    for title, due, still_open, lead in rows:
        task = {"description": title, "entry": "20260101T000000Z", "status": "pending" if still_open else "completed"}
        task |= {"due": due.replace("-", "") + "T000000Z"} if due else {}
        task |= {"project": lead.replace(" ", "")} if lead else {}
        tasks.append(task if still_open else task | {"end": "20260601T000000Z"})
    return tasks
