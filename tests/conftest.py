"""What tests stand on: records on files of their own, the command line in this process, an empty home."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from secretariat.opening import fill
from secretariat.record import engine
from secretariat.record.location import locate, path_of
from secretariat.record.record import Record
from secretariat.values.language import set_language
from tests.quicker import (
    collect_seldom,
    compile_statements_once,
    forget_drawn_widgets,
    know_when_idle,
    parse_style_sheets_once,
)

TODAY = date(2011, 8, 15)

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported: what is tried is where a move ends

# A slow machine is no fault of the program: what an example may take is told by benchmarks.
slow_is_no_fault = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", slow_is_no_fault, max_examples=60)
settings.register_profile("campaign", slow_is_no_fault, max_examples=1500)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """Every test is loaded by now, and what it stands on."""
    compile_statements_once()
    parse_style_sheets_once()
    know_when_idle()
    collect_seldom()


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees or touches the files of whoever runs it."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in ("SECRETARIAT_DATABASE_URL", "SECRETARIAT_CONFIG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOGNAME", "ana")
    set_language("en")
    yield
    set_language("en")
    forget_drawn_widgets()


@pytest.fixture(autouse=True)
def not_waiting_for_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of this process don't wait until each act is on the disk, except in tests marked ``durable``.

    An act that is given back by the system is as whole without: waiting guards against a cut of power alone.
    """
    if request.node.get_closest_marker("durable"):
        return
    as_in_an_office = engine._prepare_sqlite

    def prepare(connection: Any, made_by: Any) -> None:
        as_in_an_office(connection, made_by)
        connection.execute("PRAGMA synchronous=OFF")

    monkeypatch.setattr(engine, "_prepare_sqlite", prepare)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Record files made once and copied for each test: ``empty``, ``reference``, ``sample``."""
    folder = tmp_path_factory.mktemp("made")

    def make(kind: str) -> Path:
        path = folder / f"{kind}.db"
        if not path.exists():
            record = Record(locate(str(path)), user="ana")
            if kind == "empty":
                with record.reading():
                    pass
            else:
                fill(record, kind == "sample")
            record.close()
        return path

    return make


def opened(made: Callable[[str], Path], kind: str, tmp_path: Path, today: date = TODAY) -> Record:
    """A record of its own, for one test."""
    path = tmp_path / f"{kind}.db"
    shutil.copyfile(made(kind), path)
    path.chmod(0o600)
    return Record(locate(str(path)), user="ana", today=today)


@pytest.fixture
def record(made: Callable[[str], Path], tmp_path: Path) -> Iterator[Record]:
    """A record with nothing in it; today is 15 August 2011."""
    one = opened(made, "empty", tmp_path)
    yield one
    one.close()


@pytest.fixture
def fresh(record: Record) -> Callable[[], Record]:
    """The empty record anew for each example of a law, with one engine for all: statements are compiled once."""
    path = path_of(record.url)
    assert path is not None
    empty = path.read_bytes()

    def begin() -> Record:
        record.engine.dispose()
        path.write_bytes(empty)
        return record

    return begin


@pytest.fixture
def reference(made: Callable[[str], Path], tmp_path: Path) -> Iterator[Record]:
    """A record with the reference data; today is 15 August 2011."""
    one = opened(made, "reference", tmp_path)
    yield one
    one.close()


@pytest.fixture
def sample(made: Callable[[str], Path], tmp_path: Path) -> Iterator[Record]:
    """A copy of the sample record; today is 15 August 2011."""
    one = opened(made, "sample", tmp_path)
    yield one
    one.close()


@pytest.fixture
def run(
    made: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """The command line, in this process, on a record with the reference data (or ``on="sample"``)."""
    from secretariat import cli

    def command(*words: str, on: str = "reference", today: str = "2011-08-15") -> Ran:
        path = tmp_path / f"run-{on}.db"
        if not path.exists():
            shutil.copyfile(made(on), path)
            path.chmod(0o600)
        monkeypatch.setenv("SECRETARIAT_DATABASE_URL", str(path))
        capfd.readouterr()
        code = cli.run([*(["--today", today] if today else []), *words])
        told = capfd.readouterr()
        set_language("en")
        return Ran(code, told.out, told.err)

    return command
