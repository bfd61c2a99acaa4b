"""Columns that follow from others (sort keys, folded text): the rule of each table, for whoever sets a field back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Table
from sqlalchemy.engine import Connection

Rule = Callable[[Connection, Mapping[str, Any]], Mapping[str, Any]]

_RULES: Final[dict[str, Rule]] = {}


def derives(table: Table[Any]) -> Callable[[Rule], Rule]:
    """Name a function as the rule of ``table``: from a row as it is to the columns that follow from it."""

    def register(rule: Rule) -> Rule:
        _RULES[table.name] = rule
        return rule

    return register


def derived(connection: Connection, table: Table[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The derived columns of a row; nothing where the table has no rule."""
    rule = _RULES.get(table.name)
    return dict(rule(connection, row)) if rule else {}


def is_derived(table: Table[Any], key: str) -> bool:
    """Whether nobody typed a column: it has no label, and says nothing to a person."""
    return "label" not in table.c[key].info
