"""What a list was narrowed to, as a reader of a paper or a sheet understands it, in the language chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secretariat.actions.filter_words import Token, tokens
from secretariat.actions.filters import NONE
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery

_BY_KEY: Final[Mapping[str, str]] = {
    "all": N_("with those that ended"),
    "overdue": N_("only overdue"),
    "unassigned": N_("without a lead or a date"),
    "lead": N_("Lead: {name}"),
    "only_lead": N_("Lead: {name}"),
    "party": N_("with or led by {name}"),
    "only_counterpart": N_("with {name}"),
    "meeting": N_("from {name}"),
    "only_meeting": N_("from {name}"),
    "outcome": N_("from {name}"),
    "item": N_("from {name}"),
    "paragraph": N_("from {name}"),
    "status": N_("Status: {name}"),
    "priority": N_("Priority: {name}"),
    "tag": N_("Tag: {name}"),
    "part-of": N_("part of {name}"),
    "due_within": N_("due within {name} days"),
}
_DUE: Final[Mapping[str, str]] = {
    ":": N_("Due: {name}"),
    "<": N_("due before {name}"),
    "<=": N_("due by {name}"),
    ">": N_("due after {name}"),
    ">=": N_("due from {name} on"),
}
_IN_WORDS: Final = frozenset({"status", "priority"})
"""Keys whose values are words of the program, in whatever language they were typed."""


def about_words(query: ListQuery, *, marked: bool = False) -> str:
    """What a list was narrowed to; "" where it was not. ``marked``: only marked ones of it are told."""
    parts = [_asked(key.replace("_", "-") if key == "part_of" else key, ":", one) for key, one in query.scope.items()]
    parts += [_of(token) for token in tokens(query.words)]
    parts += [_("only marked ones")] if marked else []
    return ", ".join(part for part in parts if part)


def _of(token: Token) -> str:
    if token.flag:
        return _(_BY_KEY[token.flag])
    return _asked(token.key, token.operator, token.value) if token.key else f"“{token.phrase}”"


def _asked(key: str, operator: str, value: str) -> str:
    sentence = _DUE.get(operator, _DUE[":"]) if key == "due" else _BY_KEY.get(key)
    if value.casefold() == NONE:
        value = _("none")
    elif key in _IN_WORDS and value.isascii():
        value = _(value.casefold().replace("-", " ").replace("_", " "))
    return _(sentence).replace("{name}", value) if sentence else f"{key}: {value}"
