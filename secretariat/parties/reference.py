"""Taking in the reference data of ``db/reference``: parties, forums, rosters by date, names by forum."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

from secretariat.parties.finding import forum_id
from secretariat.parties.model import forum, forum_name, membership, party, party_name
from secretariat.record.resources import database_folder
from secretariat.record.work import Work
from secretariat.values.partial_date import PartialDate
from secretariat.values.text import folded, sort_key


def take_in_reference(work: Work) -> None:
    """Fill an empty record with the parties and forums the office deals with, as part of one act."""
    folder = database_folder() / "reference"
    codes = _parties(work, folder)
    _forums(work, folder)
    for roster in sorted(folder.glob("roster_*.csv")):
        _roster(work, roster, codes)
    _names(work, folder / "names_in_forum.csv", codes)


def _parties(work: Work, folder: Path) -> dict[str, int]:
    given = _toml(folder / "parties.toml")["party"]
    names = {row["code"]: _all_names(row) for row in given}
    ids = work.insert_many(
        party,
        [
            {
                "code": row["code"],
                "kind": row["kind"],
                "name": row["name"],
                "name_id": row.get("name_id", ""),
                "parent_id": None,
                "note": row.get("note", ""),
                "source": row.get("source", ""),
                "sort_key": sort_key(row.get("sort_key", row["name"])),
                "sort_key_id": sort_key(row.get("sort_key_id", row.get("name_id", row["name"]))),
                "folded": " | ".join(folded(name) for name in names[row["code"]]),
            }
            for row in given
        ],
    )
    codes = {row["code"]: id_ for row, id_ in zip(given, ids, strict=True)}
    for row in given:
        if "parent" in row:
            work.change(party, codes[row["code"]], {"parent_id": codes[row["parent"]]})
    work.insert_many(
        party_name,
        [
            {"party_id": codes[code], "name": name, "folded": folded(name)}
            for code, known in names.items()
            for name in known
        ],
    )
    return codes


def _all_names(row: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(filter(None, [row["name"], row.get("name_id"), row["code"], *row.get("also", ())])))


def _forums(work: Work, folder: Path) -> None:
    work.insert_many(
        forum,
        [
            {
                "code": row["code"],
                "name": row["name"],
                "name_id": row.get("name_id", ""),
                "member_word": row["member_word"],
                "member_words": row["member_word_plural"],
                "member_word_id": row["member_word_id"],
                "uses_flags": row["uses_flags"],
                "avoid": row.get("avoid", []),
            }
            for row in _toml(folder / "forums.toml")["forum"]
        ],
    )


def _roster(work: Work, file: Path, codes: dict[str, int]) -> None:
    """A roster file also names each member as the forum calls it now."""
    of = forum_id(work.connection, file.stem.removeprefix("roster_"))
    rows = _csv(file)
    work.insert_many(
        membership,
        [
            {
                "forum_id": of,
                "party_id": codes[row["code"]],
                "since": row["since"],
                "since_day": _first(row["since"]),
                "until": row["until"],
                "until_day": _last(row["until"]),
                "admitted": row["admitted"],
                "sort_key": sort_key(row["sort_key"] or row["name_in_forum"]),
                "source": row["source"],
            }
            for row in rows
        ],
    )
    work.insert_many(
        forum_name,
        [
            {
                "forum_id": of,
                "party_id": codes[row["code"]],
                "name": row["name_in_forum"],
                "name_id": row["name_id"],
                "since_day": None,
                "until_day": None,
                "source": row["source"],
            }
            for row in rows
        ],
    )


def _names(work: Work, file: Path, codes: dict[str, int]) -> None:
    """Names that a forum used for a time only; they stand before the name it uses otherwise."""
    work.insert_many(
        forum_name,
        [
            {
                "forum_id": forum_id(work.connection, row["forum"]),
                "party_id": codes[row["code"]],
                "name": row["name"],
                "name_id": row["name_id"],
                "since_day": _first(row["since"]),
                "until_day": _last(row["until"]),
                "source": row["source"],
            }
            for row in _csv(file)
        ],
    )


def _first(edtf: str) -> date | None:
    return PartialDate.from_edtf(edtf).first if edtf else None


def _last(edtf: str) -> date | None:
    return PartialDate.from_edtf(edtf).last if edtf else None


def _toml(file: Path) -> dict[str, Any]:
    import tomli

    return tomli.loads(file.read_text(encoding="utf-8"))


def _csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
