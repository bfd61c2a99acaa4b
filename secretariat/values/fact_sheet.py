"""A fact sheet: how one record reads, in order, for the terminal's detail and the command line's ``show``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value in the reader's language; ``emphasis`` is "", "overdue", "dim" or "accent"."""

    label: str
    value: str
    emphasis: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section: text, and what is quietly beside it (a date, a state, a reference)."""

    text: str
    aside: str = ""
    emphasis: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed run of lines; ``empty`` is said when there are none."""

    heading: str
    lines: Sequence[Line]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """One record as it reads: reference, title, state in words, facts, sections."""

    ref: str
    title: str
    state: str = ""
    facts: Sequence[Fact] = ()
    sections: Sequence[Section] = ()
