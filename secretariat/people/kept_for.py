"""What people are kept on record for: rooms above name their places at meetings, and who is still worked with.

Apart from ``retention``, which reads it: a list of actions names those it needs without loading what finds people.
"""

from __future__ import annotations

from typing import Any, Final

PLACES: Final[list[Any]] = []
NEEDED: Final[list[Any]] = []


def are_places(query: Any) -> None:
    """Name a query for places that people have at meetings: person, meeting, its reference and its last day.

    A room above names it; a place whose meeting has no date yet is one that is still to come.
    """
    PLACES.append(query)


def are_needed(query: Any) -> None:
    """Name a query for people (their numbers) whose data is still worked with."""
    NEEDED.append(query)
