"""The run of show: sessions, breaks and rooms of a meeting, minute by minute, and what clashes in it."""
