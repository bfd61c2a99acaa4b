"""Taking in the sample of ``db/sample``: a real record, through the same acts that staff use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from secretariat.actions.operations import add_action_in
from secretariat.agenda.finding import item_id
from secretariat.agenda.operations import add_item_in, tie_outcome_in
from secretariat.bilaterals.operations import request_bilateral_in
from secretariat.declarations.operations import add_declaration_in
from secretariat.delegations.nominating import add_delegate_in
from secretariat.delegations.operations import add_delegation_in
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import outcome
from secretariat.meetings.operations import add_meeting_in
from secretariat.meetings.outcome_operations import add_outcome_in
from secretariat.meetings.series_operations import add_series_in
from secretariat.meetings.standing_items import add_standing_item_in
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.admitting import admit_party_in
from secretariat.parties.finding import forum_id, party_id
from secretariat.people.finding import person_id
from secretariat.people.operations import add_person_in
from secretariat.people.positions import add_position_in
from secretariat.record.resources import database_folder
from secretariat.record.sources import fact_source
from secretariat.record.work import Work
from secretariat.values.partial_date import PartialDate

Given = Any
"""A row of a file: its keys are those of the operation that takes it in."""


def take_in_sample(work: Work) -> None:
    """Fill a record that has the reference data with the sample, as part of one act."""
    folder = database_folder() / "sample"
    today = work.now.date()
    _people(work, _rows(folder, "people", "person"))
    for row in _rows(folder, "series", "series"):
        _series(work, row)
    for row in _rows(folder, "series", "member"):
        row["since"] = PartialDate.from_edtf(row["since"])
        admit_party_in(
            work, forum_id(work.connection, row.pop("forum")), party_id(work.connection, row.pop("party")), row
        )
    for row in _rows(folder, "meetings", "meeting"):
        _meeting(work, row)
    for row in _rows(folder, "bilaterals", "bilateral"):
        _bilateral(work, row, today)
    for row in _rows(folder, "delegations", "delegation"):
        _delegation(work, row)
    for row in _rows(folder, "declarations", "declaration"):
        _declaration(work, row)
    for row in _rows(folder, "agenda", "item"):
        _agenda_item(work, row)
    outcomes = {row["key"]: _outcome(work, row) for row in _rows(folder, "outcomes", "outcome")}
    for row in _rows(folder, "actions", "action"):
        _action(work, row, outcomes, today)


def _rows(folder: Path, file: str, table: str) -> list[Given]:
    import tomli

    rows: list[Given] = tomli.loads((folder / f"{file}.toml").read_text(encoding="utf-8"))[table]
    return rows


def _people(work: Work, rows: list[Given]) -> None:
    for row in rows:
        positions = row.pop("positions", [])
        row["native_name"] = row.pop("native", "")
        id_ = add_person_in(work, row)
        for position in positions:
            for end in ("since", "until"):
                if end in position:
                    position[end] = PartialDate.from_edtf(position[end])
            add_position_in(work, id_, position)


def _series(work: Work, row: Given) -> None:
    items = row.pop("items", [])
    id_ = add_series_in(work, row)
    for item in items:
        add_standing_item_in(work, id_, item)


def _meeting(work: Work, row: Given) -> None:
    sources = row.pop("sources", [])
    status = MeetingStatus(row.pop("status"))
    row.pop("country", None)
    if "dates" in row:
        row["dates"] = PartialDate.from_edtf(row["dates"])
    row["source"] = next((one["source"] for one in sources if one["chosen"]), "")
    id_ = add_meeting_in(work, row, status=status)
    work.insert_many(
        fact_source,
        [
            {
                "table_name": "meeting",
                "record_id": id_,
                "ref": row["ref"],
                "field": one["fact"],
                "value": one["value"],
                "source": one["source"],
                "chosen": one["chosen"],
            }
            for one in sources
        ],
    )


def _bilateral(work: Work, row: Given, today: Any) -> None:
    connection = work.connection
    first, second = (party_id(connection, code) for code in row["parties"])
    heads = {head["party"]: head["person"] for head in row.get("heads", [])}
    fields: Any = {
        "ref": row["ref"],
        "status": row["status"],
        "topics": "; ".join(row["topics"]),
        "head_first": heads.get(row["parties"][0]),
        "head_second": heads.get(row["parties"][1]),
        "source": row["source"],
    }
    fields |= {key: row[key] for key in ("dates", "note") if key in row}
    request_bilateral_in(work, meeting_id(connection, row["host_meeting"]), first, second, fields, today=today)


def _delegation(work: Work, row: Given) -> None:
    connection = work.connection
    fields: Any = {"status": row["status"], "source": row["source"]}
    at, of = meeting_id(connection, row["meeting"]), party_id(connection, row["party"])
    id_ = add_delegation_in(work, at, of, fields)
    for delegate in row.get("delegate", []):
        who = person_id(connection, delegate.pop("person"))
        add_delegate_in(work, id_, who, delegate)


def _outcome(work: Work, row: Given) -> str:
    fields: Any = {
        "meeting": row["meeting"],
        "kind": row["kind"],
        "text": row["text"],
        "parties": "; ".join(row.get("by", [])),
        "source": row["source"],
    }
    id_ = add_outcome_in(work, fields)
    if "item" in row:
        at = meeting_id(work.connection, row["meeting"])
        tie_outcome_in(work, item_id(work.connection, at, row["item"]), id_)
    return str(work.row(outcome, id_)["ref"])


def _declaration(work: Work, row: Given) -> None:
    revisions = [
        {"label": one["label"], "dated": one.get("date", ""), "paragraphs": one.get("paragraph", [])}
        for one in row["revision"]
    ]
    fields: Any = {
        key: row[key] for key in ("ref", "title", "meeting", "status", "adopted", "note", "source") if key in row
    }
    fields["revisions"] = revisions
    add_declaration_in(work, fields)


def _agenda_item(work: Work, row: Given) -> None:
    fields: Any = {key: row[key] for key in ("title", "lead", "proceedings", "source") if key in row}
    fields |= {"purpose": row["kind"], "under": row.get("parent"), "status": "taken", "note": row.get("outcome", "")}
    add_item_in(work, meeting_id(work.connection, row["meeting"]), fields)


def _action(work: Work, row: Given, outcomes: dict[str, str], today: Any) -> None:
    fields: Any = {**row, "outcome": outcomes[row["outcome"]] if "outcome" in row else None}
    done_on = fields.pop("done_on", None)
    fields["supporting"] = "; ".join(row.get("supporting", []))
    if "due" in row:
        fields["due"] = PartialDate.from_edtf(row["due"])
    if done_on:
        fields["ended"] = PartialDate.from_edtf(done_on)
    add_action_in(work, fields, today=today)
