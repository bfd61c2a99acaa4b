"""Many rows by column: the same texts, checks and rows as one by one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secretariat.people.model import person
from secretariat.record.kept_values import plain
from secretariat.record.lengths import kept, kept_columns
from secretariat.record.many_rows import in_columns, is_one_value, json_texts
from secretariat.values.refusal import Refused

_HOSTILE = [
    "[/draft]",
    "100 %s",
    'a "quoted" \\ one',
    "김동선",
    "\x1b]52;c;AAAA\x07",
    "Nguyễn Văn Hùng",
    "",
    "\U0001f600",
]
_value = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-3, 3),
    some.floats(allow_nan=False),
    some.text(max_size=5),
    some.sampled_from(_HOSTILE),
    some.dates(),
)


@given(some.lists(some.tuples(_value, _value, some.sampled_from(_HOSTILE)), min_size=1, max_size=8))
def test_texts_of_rows_by_column_are_those_json_writes(values: list[tuple[Any, Any, str]]) -> None:
    rows = [{"one %s": one, "two": two, "three": three} for one, two, three in values]
    columns = in_columns(rows)
    assert columns is not None
    assert json_texts(columns) == [json.dumps({key: plain(value) for key, value in row.items()}) for row in rows]


def test_one_value_is_of_one_type() -> None:
    assert is_one_value([1, 1, 1])
    assert not is_one_value([1, True, 1])
    assert not is_one_value([1, 2, 1, 1, 1])


def test_rows_with_other_columns_have_no_columns_in_common() -> None:
    assert in_columns([{"a": 1, "b": 2}, {"a": 1, "c": 2}]) is None
    assert in_columns([{"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3}]) is None


_name = some.sampled_from(["José", "José", " Budi", "Budi ", "A\nB", "A\r\n", *_HOSTILE, "x" * 301])


@given(some.lists(some.tuples(_name, _name), min_size=2, max_size=4))
def test_columns_are_kept_and_refused_as_rows_are(values: list[tuple[str, str]]) -> None:
    rows = [{"name": name, "note": note, "version": 1, "keep_until": date(2026, 1, 1)} for name, note in values]
    columns = in_columns(rows)
    assert columns is not None
    found = kept_columns(person, columns)
    try:
        one_by_one = [kept(person, row) for row in rows]
    except Refused:
        assert found is None
        return
    assert found is not None
    assert [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)] == one_by_one


@pytest.mark.parametrize("number", [2**31, -(2**31)])
def test_a_number_too_high_is_refused_by_column_too(number: int) -> None:
    from secretariat.delegations.model import delegate

    assert kept_columns(delegate, {"rank": [1, number, None]}) is None
    assert kept_columns(delegate, {"rank": [1, 2**31 - 1, None]}) is not None
