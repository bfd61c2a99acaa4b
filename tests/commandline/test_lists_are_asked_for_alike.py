"""Every list takes words, an order and its reverse, and says in its help which order it has by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ORDERS = {
    "agenda show": "number",
    "declarations list": "ref",
    "delegations list": "precedence",
    "forums list": "code",
    "papers list": "item",
    "parties list": "name",
    "people list": "name",
}


@pytest.mark.parametrize(("verb", "order"), ORDERS.items())
def test_the_help_says_the_order_and_how_it_is_turned_round(run: Callable[..., Any], verb: str, order: str) -> None:
    said = " ".join(run(*verb.split(), "--help").out.split())
    assert f"the order; {order} by default" in said
    assert "--reverse the order turned round" in said
    assert "--format {table,json,csv}" in said
    assert "WORD only " in said


def test_the_order_is_named_in_the_words_it_is_typed_in_in_either_language(run: Callable[..., Any]) -> None:
    assert "bawaan: ref" in run("--lang", "id", "declarations", "list", "--help").out
