"""``show`` of what actions come from tells them, as it reads; the JSON keys stay as they were promised."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest


def test_an_agenda_item_an_outcome_and_a_bilateral_tell_their_actions(run: Callable[..., Any]) -> None:
    for words in (
        ("meetings", "add", "--title", "Big Sky", "--ref", "M-1", "--level", "ministerial", "--dates", "2011-05-20"),
        ("agenda", "add", "M-1", "--title", "Green growth"),
        ("outcomes", "add", "--meeting", "M-1", "--text", "Agreed to report", "--kind", "agreed"),
        ("bilaterals", "request", "M-1", "ID", "KR"),
        ("actions", "add", "From the item [/draft]", "--item", "M-1/1"),
        ("actions", "add", "From the outcome", "--outcome", "O-1"),
        ("actions", "add", "From the bilateral", "--meeting", "M-1/ID-KR"),
    ):
        assert run(*words).code == 0, (words, run(*words).err)
    for shown, told in (
        (("agenda", "show", "M-1", "--item", "1"), "A-1  From the item [/draft]"),
        (("outcomes", "show", "O-1"), "A-2  From the outcome"),
        (("bilaterals", "show", "M-1/ID-KR"), "A-3  From the bilateral"),
    ):
        ran = run(*shown)
        assert ran.code == 0 and told in ran.out, ran
        assert "actions" not in json.loads(run(*shown, "--format", "json").out)


@pytest.mark.parametrize("text", ["", "clean"])
def test_a_declaration_tells_them_by_paragraph_but_never_in_its_clean_text(run: Callable[..., Any], text: str) -> None:
    ref = json.loads(run("declarations", "list", "--format", "json", on="sample").out)[0]["ref"]
    ran = run("actions", "add", "Translate it [/draft]", "--paragraph", f"{ref}/1", on="sample")
    assert ran.code == 0, ran.err
    out = run("declarations", "show", ref, *(["--text", text] if text else []), on="sample").out
    assert ("Translate it [/draft]" in out) == (not text)
    assert (f"{ref}/1, agreed" in out) == (not text)
