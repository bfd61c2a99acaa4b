"""What time it is for the record, where a test needs to say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
Clock = Callable[[str], None]


def moment(written: str) -> datetime:
    """A moment written as in Jakarta: 2011-08-15 09:00."""
    return datetime.fromisoformat(written).replace(tzinfo=JAKARTA).astimezone(UTC)
