"""What a list is asked for, by the terminal and by the command line alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Words typed to filter, an order by name, and what the list is about (``{"meeting": "APEC-SMEMM-18"}``)."""

    words: str = ""
    sort: str = ""
    descending: bool = False
    scope: Mapping[str, str] = field(default_factory=dict)
