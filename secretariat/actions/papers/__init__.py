"""What leaves the office of the tracker: papers, documents, calendars, reminders, and the door to them.

Papers are Typst templates beside their modules; an office replaces one by a file of that name among its own templates.
Sheets for the ministries are the tracker's own (``actions/tracker``): they come back.
"""

from __future__ import annotations

from secretariat.actions.papers.making import ENDINGS, tracker

__all__ = ["ENDINGS", "tracker"]
