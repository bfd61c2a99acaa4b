"""Schedules that come in (frab, pretalx, Indico, spreadsheets, tables) as sessions and items of a meeting."""
