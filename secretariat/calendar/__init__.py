"""The calendar: what is on when, a month or a year at a glance, and calendar files out and in."""
