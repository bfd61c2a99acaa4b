"""Meetings: their series, what they are and when, and what they agreed (outcomes)."""
