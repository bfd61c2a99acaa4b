"""The house's floors and doors: what may be loaded where, and who alone may open a transaction or a worker."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2] / "secretariat"
HEAVY = {"textual", "typst", "xlsxwriter", "docx", "icalendar", "alembic", "pendulum", "babel", "shtab", "tomli"}
MODULES = sorted(HOUSE.rglob("*.py"))
OPENS_SCREENS = {
    "app",
    "app_commands",
    "delegations.list_printing",
    "destinations",
    "meetings.status_choice",
}


def loaded_by(code: str) -> set[str]:
    """The top-level packages that are loaded after running ``code`` in a process of its own."""
    shown = f"{code}\nimport sys; print(' '.join(sorted({{m.partition('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)


@cache
def said_in(path: Path) -> tuple[list[ast.Call], list[ast.ImportFrom]]:
    """What a file calls, and what it imports from elsewhere; read once for all tests."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = [node for node in nodes if isinstance(node, ast.Call)]
    return called, [node for node in nodes if isinstance(node, ast.ImportFrom)]


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """The names of everything a file calls: the last part of ``a.b.c()``."""
    for node in said_in(path)[0]:
        target = node.func
        yield target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""), node.lineno


def test_help_loads_neither_the_database_nor_the_screen() -> None:
    loaded = loaded_by("from secretariat.cli import parser_for; parser_for(None).format_help()")
    assert "secretariat" in loaded
    assert not loaded & (HEAVY | {"sqlalchemy"})


@pytest.mark.parametrize("file", ["operations", "queries", "papers", "commands"])
def test_what_staff_do_and_read_loads_without_the_screen(file: str) -> None:
    paths = [*HOUSE.glob(f"*/{file}.py"), *HOUSE.glob(f"*/{file}/*.py")]
    modules = [dotted(path) for path in paths if path.parent.name != "toolkit"]
    assert modules
    loaded = loaded_by(f"import {', '.join(modules)}")
    assert not loaded & (HEAVY | {"rich"})


def shows(path: Path) -> bool:
    """Whether a file is one of those that draw: the toolkit, the screens, and what opens them."""
    name = dotted(path).removeprefix("secretariat.")
    return name.startswith("toolkit.") or "screen" in path.stem or name in OPENS_SCREENS


def test_everything_but_the_screens_loads_without_the_screen() -> None:
    modules = [dotted(path).removesuffix(".__init__") for path in MODULES if not shows(path)]
    modules.remove("secretariat.__main__")  # it is the program: importing it would do what the command line says
    assert {"secretariat.actions.lifecycle", "secretariat.delegations.nominating", "secretariat.people.positions"} <= {
        *modules
    }
    assert not loaded_by(f"import {', '.join(modules)}") & (HEAVY | {"rich"})


def test_what_is_said_to_open_screens_does() -> None:
    said = {dotted(path).removeprefix("secretariat.") for path in MODULES if shows(path)} & OPENS_SCREENS
    assert said == OPENS_SCREENS
    for name in sorted(OPENS_SCREENS):
        assert {"textual", "rich"} & loaded_by(f"import secretariat.{name}"), f"{name} may leave the list"


def test_the_orm_is_never_loaded() -> None:
    code = "import secretariat.tables, secretariat.actions.operations, secretariat.actions.queries, sys\n"
    code += "assert 'sqlalchemy.orm' not in sys.modules"
    assert "sqlalchemy" in loaded_by(code)


def test_only_the_record_opens_connections_and_transactions() -> None:
    doors = {"create_engine", "make_engine", "execution_options", "commit", "begin_nested"}
    found = [
        f"{path.name}:{line} {name}"
        for path in MODULES
        if path.relative_to(HOUSE).parts[0] != "record"
        for name, line in calls(path)
        if name in doors
    ]
    assert found == []


def test_only_the_record_names_tables_by_a_text() -> None:
    """A table named by a text is one the importing room may not know: it names what it needs in ``record``."""
    found = [
        f"{dotted(path)}:{node.lineno}"
        for path in MODULES
        if path.relative_to(HOUSE).parts[0] != "record"
        for node in said_in(path)[1]
        if (node.module or "").partition(".")[0] == "sqlalchemy"
        and {name.name for name in node.names} & {"table", "text", "TableClause", "literal_column"}
    ]
    assert found == []


def test_meetings_know_what_hangs_on_them_though_they_import_none_of_it() -> None:
    code = "import secretariat.opening, secretariat.meetings.operations, secretariat.meetings.queries as q, sys\n"
    code += "assert not [m for m in sys.modules if m.startswith(('secretariat.bil', 'secretariat.del'))]\n"
    code += "assert 'FROM delegation' in str(q._listed())\n"
    code += "assert 'secretariat.bilaterals.as_meeting' not in sys.modules"
    assert "sqlalchemy" in loaded_by(code)


def test_only_the_worker_door_starts_workers() -> None:
    found = [
        f"{path.name}:{line} {name}"
        for path in MODULES
        if path != HOUSE / "toolkit" / "worker.py"
        for name, line in calls(path)
        if name in {"run_worker", "to_thread", "Thread", "ThreadPoolExecutor"}
    ]
    assert found == []


def test_only_the_text_door_notifies() -> None:
    found = [
        f"{path.name}:{line}"
        for path in MODULES
        if path != HOUSE / "toolkit" / "text.py"
        for name, line in calls(path)
        if name == "notify"
    ]
    assert found == []


def test_no_file_is_longer_than_four_hundred_lines_and_half_are_under_a_hundred_and_fifty() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[-1] <= 400
    assert lengths[len(lengths) // 2] < 150


def test_no_room_has_a_name_that_says_nothing() -> None:
    nothing = {"utils", "helpers", "manager", "base", "common", "misc"}
    assert not [path for path in MODULES if path.stem in nothing or set(path.parts) & nothing]
