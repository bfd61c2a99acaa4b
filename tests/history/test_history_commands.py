"""History and undo from the command line, across processes; the care of the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from secretariat.record.schema import HEAD

Run = Callable[..., Any]


def acts(run: Run, *words: str) -> list[dict[str, Any]]:
    told = run("history", *words, "--format", "json")
    assert told.code == 0, told.err
    return list(json.loads(told.out))


def test_an_act_says_who_did_what_to_which_records(run: Run) -> None:
    run("--user", "budi", "parties", "add", "--code", "GBC2", "--name", "Green Business Center")
    newest = acts(run)[0]
    assert set(newest) == {"act", "when", "user", "label", "refs", "undone_by"}
    assert (newest["user"], newest["refs"], newest["undone_by"]) == ("budi", ["GBC2"], None)
    assert "Add party GBC2" in newest["label"]


def test_undo_puts_back_ones_own_last_act_and_is_itself_an_act(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "a friend")
    run("--user", "budi", "parties", "edit", "JP", "--note", "another")
    told = run("undo")
    assert told.code == 0 and "KR" in told.err
    assert json.loads(run("parties", "show", "KR", "--format", "json").out)["note"] == ""
    assert json.loads(run("parties", "show", "JP", "--format", "json").out)["note"] == "another"
    assert "Undo act" in acts(run)[0]["label"]


def test_an_undo_can_be_undone_by_its_number(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "a friend")
    run("undo")
    undoing = acts(run)[0]["act"]
    assert run("undo", str(undoing)).code == 0
    assert json.loads(run("parties", "show", "KR", "--format", "json").out)["note"] == "a friend"


def test_history_of_one_record_has_only_its_acts(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "a friend")
    run("parties", "edit", "JP", "--note", "another")
    assert acts(run, "KR")[0]["label"] == "Edit party KR"
    assert all("JP" not in act["refs"] or "KR" in act["refs"] for act in acts(run, "KR"))


def test_states_and_kinds_read_in_either_language_in_labels_and_in_fields(run: Run) -> None:
    run("meetings", "add", "--ref", "M", "--title", "planned", "--level", "ministerial")
    run("meetings", "status", "M", "confirmed")
    status = acts(run)[0]
    assert status["label"] == "M: confirmed"
    told = json.loads(run("--lang", "id", "history", "--format", "json").out)
    assert told[0]["label"] == "M: dikonfirmasi"
    (changed,) = json.loads(run("--lang", "id", "history", "--act", str(status["act"]), "--format", "json").out)
    assert (changed["before"], changed["after"]) == ("tentatif", "dikonfirmasi")
    added = json.loads(run("--lang", "id", "history", "--act", str(told[1]["act"]), "--format", "json").out)
    said = {one["field"]: one["after"] for one in added}
    assert said["Judul"] == "planned"  # a title stays as it was typed, though it is the word of a state
    assert said["Tingkat"] == "tingkat menteri"


def test_a_standing_items_purpose_reads_in_either_language(run: Run) -> None:
    run("series", "items", "ASEM-SMEMM", "add", "Adoption", "--purpose", "for adoption", on="sample")
    act = json.loads(run("history", "--format", "json", on="sample").out)[0]["act"]
    told = json.loads(run("--lang", "id", "history", "--act", str(act), "--format", "json", on="sample").out)
    assert "for adoption" not in [one["after"] for one in told]


def test_acts_read_in_either_language(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "a friend")
    english = acts(run)[0]["label"]
    indonesian = json.loads(run("--lang", "id", "history", "--format", "json").out)[0]["label"]
    assert english != indonesian and "KR" in indonesian


def test_an_undo_reads_in_either_language_too(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "a friend")
    run("undo")
    label = json.loads(run("--lang", "id", "history", "--format", "json").out)[0]["label"]
    assert "Edit party" not in label and "KR" in label


def test_a_backup_is_restored_and_what_was_there_is_kept(run: Run, tmp_path: Path) -> None:
    run("parties", "edit", "KR", "--note", "before")
    backup = tmp_path / "friday.db"
    assert run("record", "backup", str(backup)).code == 0
    run("parties", "edit", "KR", "--note", "after")
    told = run("record", "restore", str(backup))
    assert told.code == 0 and "before-restore" in told.err
    assert json.loads(run("parties", "show", "KR", "--format", "json").out)["note"] == "before"
    assert json.loads(run("record", "check", "--format", "json").out) == {"ok": True, "problems": []}


def test_a_backup_that_was_changed_is_refused(run: Run, tmp_path: Path) -> None:
    backup = tmp_path / "friday.db"
    run("record", "backup", str(backup))
    whole = bytearray(backup.read_bytes())
    whole[5000] ^= 1
    backup.write_bytes(bytes(whole))
    told = run("record", "restore", str(backup))
    assert told.code == 1 and "checksum" in told.err


def test_info_counts_what_is_in_the_record(run: Run) -> None:
    info = json.loads(run("record", "info", "--format", "json").out)
    assert info["records"]["membership"] == 74
    assert info["schema"] == HEAD and info["read_only"] is None


def test_info_tells_a_person_of_nouns_not_of_tables(run: Run) -> None:
    told = run("record", "info").out
    assert "74 memberships" in told and "reference_counter" not in told
    assert "74 keanggotaan" in run("--lang", "id", "record", "info").out


def test_every_table_is_called_something() -> None:
    import secretariat.tables  # noqa: F401 - the tables of every room
    from secretariat.kinds import COUNTED
    from secretariat.record.schema import metadata

    assert set(COUNTED) == set(metadata.tables)


def test_a_refused_deletion_names_what_hangs_on_the_record(run: Run) -> None:
    told = run("series", "delete", "APEC-SMEMM", on="sample")
    assert told.code == 1
    assert "it: 3 meetings (APEC-SMEMM-17, APEC-SMEMM-18, APEC-SMEMM-20)." in told.err
    many = run("parties", "delete", "KR", on="sample").err
    assert "3 memberships (APEC, ASEM, ID-KR)" in many and "16 actions (A-10, A-11, A-12, …)" in many


def test_a_table_writes_moments_as_people_do_and_counts_what_a_great_act_touched(run: Run) -> None:
    told = run("history", on="sample").out
    assert "74 delegations" in told and ", A-2, A-3" not in told
    year = acts(run)[0]["when"][:4]
    assert f" {year} " in run("history").out and f"{year}-" not in run("history").out


def test_what_one_act_changed_is_told_field_by_field(run: Run) -> None:
    run("parties", "edit", "KR", "--note", "host in 2005")
    number = acts(run)[0]["act"]
    told = json.loads(run("history", "--act", str(number), "--format", "json").out)
    assert {"ref": "KR", "field": "Note", "before": "", "after": "host in 2005"} in told
    assert "host in 2005" in run("history", "--act", str(number)).out
    none = run("history", "--act", "999999")
    assert none.code == 1 and "There is no act 999999" in none.err


def test_moments_are_told_in_the_offices_zone_and_what_has_no_reference_by_what_it_is_of(run: Run) -> None:
    run("people", "add", "--name", "Sri WAHYUNI [/x]")
    run("meetings", "add", "--ref", "T1", "--title", "T", "--level", "ministerial", "--dates", "6 Nov 2011",
        "--timezone", "America/Denver")  # fmt: skip
    run("rooms", "add", "T1", "Hall [B]", "--building", "X")
    assert ["T1", "Room", "", "Hall [B]"] in changed(run) and ["T1", "Room", "", "hall [b]"] not in changed(run)
    run("sessions", "add", "T1", "--title", "P", "--starts", "01:30 MST", "--minutes", "60", "--people", "P-1")
    told = changed(run)
    assert ["S-1", "Begins at", "", "6 Nov 2011 15:30 WIB"] in told and ["S-1", "Day", "", "6 November 2011"] in told
    assert [line[0] for line in told if line[1:] == ["Person", "", "P-1"]] == ["S-1"]


def changed(run: Run) -> list[list[str]]:
    """The newest act's changes: record, field, before, after."""
    newest = str(acts(run)[0]["act"])
    told = json.loads(run("history", "--act", newest, "--format", "json").out)
    return [[row[key] for key in ("ref", "field", "before", "after")] for row in told]
