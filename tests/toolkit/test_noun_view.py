"""A noun's view gives its forms the office's day, its version, and its finders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.engine import Connection
from textual.app import App

from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.record.suggestions import Finder
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import SaveResult
from secretariat.values.field import Field

TODAY = date(2011, 8, 15)


def parties(_connection: Connection, words: str) -> Sequence[tuple[str, str]]:
    return [("KR", f"party {words}")]


def items(_connection: Connection, words: str) -> Sequence[tuple[str, str]]:
    return [("3", f"item {words}")]


class Nouns(NounView):
    """Nothing in particular."""

    title: ClassVar[str] = "Nouns"
    sorts: ClassVar[Sequence[tuple[str, str]]] = (("name", "name"),)
    finders: ClassVar[Mapping[str, Finder]] = {"party": parties}


def save(changed: dict[str, Any], version: int | None) -> SaveResult:
    return SaveResult(str(version), str(changed))


async def test_a_form_has_the_offices_day_the_version_and_the_finders_of_its_view(tmp_path: Path) -> None:
    record = Record(locate(str(tmp_path / "record.db")), user="sari", today=TODAY)
    fields = (Field("name", "Name"),)
    async with App[None]().run_test():
        view = Nouns(record, scope={"meeting": "X"})
        spec = view.form("Edit [/x]", fields, {"name": "a"}, draft="nouns.edit:1", version=3, save=save)
        more = view.form("New", fields, {}, draft="nouns.new", save=save, finders={"item": items})
    draft = f"nouns.edit:1:@{tmp_path / 'record.db'}"
    assert (spec.title, spec.draft_key, spec.version, spec.today) == ("Edit [/x]", draft, 3, TODAY)
    assert spec.suggest is not None and more.suggest is not None
    assert spec.suggest("party", "[/k]") == [("KR", "party [/k]")] and not spec.suggest("item", "k")
    assert more.suggest("item", "k") == [("3", "item k")] and more.suggest("party", "k")
    assert more.version is None and spec.save({"name": "b"}, 3) == SaveResult("3", "{'name': 'b'}")
