"""What time it is for the office: now, on the day that was asked for."""

from __future__ import annotations

from datetime import datetime

from secretariat.record.record import Record


def time_of(record: Record) -> datetime:
    """This moment (UTC, whole minutes); where another day was asked for (``--today``), this time of that day."""
    now = record.now().replace(second=0, microsecond=0)
    local = now.astimezone(record.zone)
    if local.date() == record.today:
        return now
    return datetime.combine(record.today, local.time(), record.zone).astimezone(now.tzinfo)
