"""Silence, positions and corrigenda from the command line, and on the day's page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.record.record import Record
from secretariat.today.queries import today_parts
from tests.declarations.clock import Clock

Run = Callable[..., Any]


@pytest.fixture
def agreed(run: Run, at: Clock) -> Run:
    """D-1, SOM-agreed, on 15 August 2011 at nine."""
    at("2011-08-15 09:00")
    run("declarations", "add", "--title", "Jakarta Declaration")
    run("declarations", "paragraph", "D-1", "1", "--text", "Meet agian.")
    for state in ("under negotiation", "SOM-agreed"):
        assert run("declarations", "status", "D-1", state).code == 0
    return run


def shown(run: Run, *more: str) -> Any:
    return json.loads(run("declarations", "show", "D-1", *more, "--format", "json").out)


def test_silence_is_said_with_its_zone_and_broken_by_an_objection(agreed: Run) -> None:
    put = agreed(
        *("declarations", "status", "D-1", "under silence"),
        *("--until", "20 August 2011 12:00", "--zone", "Asia/Seoul"),
    )
    assert (put.code, put.err.strip()) == (0, "D-1 is now under silence until 20 Aug 2011 12:00 KST (Asia/Seoul).")
    one = shown(agreed)
    assert (one["silence_until"], one["silence_zone"]) == ("2011-08-20T03:00:00+00:00", "Asia/Seoul")
    assert "20 Aug 2011 12:00 KST" in agreed("declarations", "show", "D-1").out
    assert agreed("declarations", "status", "D-1", "adopted").code == 1
    assert agreed("declarations", "object", "D-1", "--by", "Atlantis", "--text", "Not [yet].").code == 1
    assert agreed("declarations", "object", "D-1", "--by", "KR", "--text", "Not [yet].").code == 0
    one = shown(agreed)
    assert (one["status"], one["silence_until"]) == ("under negotiation", None)
    assert [(each["party"], each["position"], each["text"]) for each in one["positions"]] == [
        ("KR", "broke silence", "Not [yet].")
    ]
    assert "Not [yet]." in agreed("declarations", "positions", "D-1").out


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("yesterday 12:00", "would be over already"),
        ("20 Agusuts 2011 12:00", "Agusuts"),
        ("20 August 2011", "not a day and a time"),
        ("August 2011 12:00", "does not name one day"),
    ],
)
def test_a_moment_that_can_not_be_is_one_sentence(agreed: Run, until: str, said: str) -> None:
    refused = agreed("declarations", "status", "D-1", "under silence", "--until", until)
    assert (refused.code, refused.out) == (1, "")
    assert said in refused.err
    assert shown(agreed)["status"] == "SOM-agreed"


def test_a_zone_without_its_moment_is_refused(agreed: Run) -> None:
    refused = agreed("declarations", "status", "D-1", "under negotiation", "--zone", "Nowhere/X")
    assert (refused.code, refused.err.strip()) == (
        1,
        "secretariat: --zone says in which zone --until is meant; give both.",
    )
    assert shown(agreed)["status"] == "SOM-agreed"


def test_positions_and_corrigenda_are_kept_beside_the_text(agreed: Run) -> None:
    said = ("--text", "Korea reserves its position.")
    assert agreed("declarations", "position", "D-1", "KR", "reserved", "--paragraph", "1", *said).code == 0
    assert agreed("declarations", "position", "D-1", "KR", "glad").code == 1
    correction = ("--paragraph", "1", "--for", "agian", "--read", "again", "--why", "a slip")
    assert agreed("declarations", "corrigendum", "D-1", *correction).code == 1
    assert agreed("declarations", "status", "D-1", "adopted").code == 0
    issued = agreed("declarations", "corrigendum", "D-1", *correction)
    assert (issued.code, issued.err.strip()) == (0, "Corrigendum 1: ¶1: for “agian” read “again”.")
    one = shown(agreed)
    assert one["paragraphs"][0]["text"] == "Meet agian."
    assert [(each["before"], each["after"]) for each in one["corrigenda"]] == [("agian", "again")]
    assert shown(agreed, "--corrected")["paragraphs"][0]["text"] == "Meet again."
    read = agreed("declarations", "show", "D-1").out
    assert "KR  reserved its position ¶1: Korea reserves its position." in read
    assert "¶1: for “agian” read “again”" in read
    assert agreed("declarations", "position", "D-1", "KR", "--paragraph", "1", "--remove").code == 0
    assert json.loads(agreed("declarations", "positions", "D-1", "--format", "json").out) == []
    assert len(json.loads(agreed("declarations", "corrigenda", "D-1", "--format", "json").out)) == 1


def test_a_position_on_a_paragraph_that_went_says_so(agreed: Run) -> None:
    assert agreed("declarations", "cut", "D-1", "--label", "Rev.1").code == 0
    said = ("--paragraph", "1", "--text", "Korea reserves its position.")
    assert agreed("declarations", "position", "D-1", "KR", "reserved", *said).code == 0
    assert agreed("declarations", "paragraph", "D-1", "2", "--text", "Sing.").code == 0
    assert agreed("declarations", "paragraph", "D-1", "1", "--delete").code == 0
    [one] = shown(agreed)["positions"]
    assert (one["paragraph"], one["in_text"], one["date"]) == ("1", False, "2011-08-15")
    for listed in (("positions", "D-1"), ("show", "D-1")):
        assert "¶1 (no longer in the text)" in agreed("declarations", *listed).out


def test_corrigenda_are_read_into_the_text_they_are_to(agreed: Run) -> None:
    assert agreed("declarations", "cut", "D-1", "--label", "Rev.1").code == 0
    assert agreed("declarations", "paragraph", "D-1", "1", "--text", "Always meet agian.").code == 0
    assert agreed("declarations", "status", "D-1", "adopted").code == 0
    issue = ("declarations", "corrigendum", "D-1", "--paragraph", "1", "--for", "agian", "--read", "again")
    assert agreed(*issue, "--why", "a slip").code == 0
    assert [one["text"] for one in shown(agreed, "--corrected")["paragraphs"]] == ["Always meet again."]
    refused = agreed("declarations", "show", "D-1", "--corrected", "--revision", "Rev.1")
    assert (refused.code, refused.out) == (1, "")
    assert "the text that was adopted, adopted text, not to Rev.1" in refused.err


def test_the_day_counts_down_and_says_when_it_is_over(reference: Record, at: Clock) -> None:
    from secretariat.declarations.drafting import add_paragraph
    from secretariat.declarations.operations import add_declaration, set_status
    from secretariat.declarations.procedure.silence import silence_said

    at("2011-08-15 09:00")
    add_declaration(reference, title="Jakarta [/b] Declaration")
    add_paragraph(reference, "D-1", text="Meet again.")
    for state in ("under negotiation", "SOM-agreed"):
        set_status(reference, "D-1", state)
    noon = silence_said("17 August 2011 12:00", "Asia/Jakarta", field="until", today=reference.today)
    set_status(reference, "D-1", "under silence", silence=noon)
    for now, left in (("2011-08-15 09:00", "in 2 d 3 h"), ("2011-08-17 12:00", "unbroken: adopt")):
        at(now)
        (part,) = [part for part in today_parts(reference, due_soon_days=30) if part.name == "silence"]
        assert [(one.ref, one.when, one.who, one.left) for one in part.items] == [
            ("D-1", "17 Aug 2011 12:00", "WIB", left)
        ]


def test_a_text_adopted_after_broken_silence_is_the_adopted_text(agreed: Run, at: Clock) -> None:
    agreed("declarations", "status", "D-1", "under silence", "--until", "20 August 2011 12:00")
    agreed("declarations", "object", "D-1", "--by", "KR", "--text", "Not yet.")
    for state in ("SOM-agreed", "adopted"):
        assert agreed("declarations", "status", "D-1", state).code == 0
    one = shown(agreed)
    assert (one["status"], one["revision"]) == ("adopted", "adopted text")
    assert [each["label"] for each in one["revisions"]] == ["text under silence", "adopted text"]
    assert [each["text"] for each in one["paragraphs"]] == ["Meet agian."]
    assert agreed("record", "check").code == 0
    assert agreed("undo").code == 0
    one = shown(agreed)
    assert (one["status"], one["revision"]) == ("SOM-agreed", "text under silence")
    assert agreed("declarations", "status", "D-1", "adopted").code == 0


def test_silence_without_its_moment_names_the_option_that_gives_it(agreed: Run) -> None:
    ran = agreed("declarations", "status", "D-1", "under silence")
    assert (ran.code, "give it with --until" in ran.err) == (1, True)


def test_a_revision_is_shown_with_the_moment_it_was_cut(agreed: Run, at: Clock) -> None:
    at("2011-08-15 23:40")
    agreed("declarations", "cut", "D-1", "--label", "Rev.2")
    assert "15 Aug 2011 23:40 · 1 paragraph" in agreed("declarations", "show", "D-1").out
