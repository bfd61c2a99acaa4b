"""A dossier under its stable JSON keys; states are the values the record keeps, what is unknown is null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretariat.actions.sheet import action_json
from secretariat.dossiers.rows import Dossier, Occasion, PersonMet, Promise, Result, Standpoint, Submitted
from secretariat.dossiers.telling import when_words


def as_json(dossier: Dossier) -> dict[str, Any]:
    """Party, organisations, meetings by day with what came of them, and what is from no meeting."""
    return {
        "party": {"code": dossier.code, "name": dossier.name},
        "organisations": [{"code": code, "name": name} for code, name in dossier.organisations],
        "marking": dossier.marking or None,
        "as_of": dossier.today.isoformat(),
        "left_out": dossier.left_out,
        "since": dossier.since.isoformat() if dossier.since else None,
        "meetings": [_meeting(one) for one in dossier.occasions],
        "from_no_meeting": {
            "actions": _actions(dossier.promises),
            "positions": [_position(one) for one in dossier.standpoints],
        },
        "people": [_person(one) for one in dossier.people],
    }


def _meeting(one: Occasion) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "title": one.title,
        "level": one.level,
        "status": one.status or None,
        "dates": one.dates or None,
        "dates_text": when_words(one) if one.dates or one.slot else None,
        "place": one.place or None,
        "in_margins_of": one.host_meeting or None,
        "standing": one.standing or None,
        "topics": list(one.topics),
        "record": one.discussion or None,
        "source": one.source or None,
        "people": [_person(each) for each in one.people],
        "outcomes": [_outcome(each) for each in one.results],
        "actions": _actions(one.promises),
        "positions": [_position(each) for each in one.standpoints],
        "papers": [_paper(each) for each in one.papers],
    }


def _outcome(one: Result) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "kind": one.kind,
        "text": one.text,
        "by": list(one.by),
        "source": one.source or None,
        "actions": _actions(one.promises),
    }


def _actions(promises: Sequence[Promise]) -> list[dict[str, Any]]:
    return [
        {
            **action_json(one.row),
            "ended": one.row.ended or None,
            "why": one.row.why or None,
            "carried_into": list(one.carried),
            "superseded_by": one.superseded_by or None,
        }
        for one in promises
    ]


def _person(one: PersonMet) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "name": one.name,
        "native_name": one.native or None,
        "party": one.party,
        "function": one.function or None,
        "title": one.title or None,
        "organisation": one.organisation or None,
        "accreditation": one.state or None,
        "source": one.source or None,
    }


def _position(one: Standpoint) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "title": one.title,
        "status": one.status,
        "party": one.party,
        "position": one.what,
        "paragraph": one.paragraph or None,
        "words": one.words or None,
        "dates": one.dates or None,
        "open": one.open,
        "source": one.source or None,
    }


def _paper(one: Submitted) -> dict[str, Any]:
    return {
        "symbol": one.ref,
        "title": one.title,
        "purpose": one.purpose,
        "party": one.party,
        "tabled_on": one.dates or None,
        "source": one.source or None,
    }
