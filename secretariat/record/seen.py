"""The versions in which somebody saw records, before acting on them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

Seen: TypeAlias = Mapping[int, int]
"""The version of each record, by its number, that was on screen; of those not in it nothing was seen."""

UNSEEN: Final[Seen] = MappingProxyType({})
"""For whoever names records without looking at them, as a script does."""
