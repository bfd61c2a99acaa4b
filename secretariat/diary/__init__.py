"""Entries of other people's calendars: what is on beside our meetings."""
