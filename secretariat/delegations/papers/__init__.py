"""The papers of a meeting's delegations, all in the meeting's one order of precedence, and the door to them.

Each is a Typst template beside its module; an office replaces one by a file of the same name among its own templates.
"""

from __future__ import annotations

from secretariat.delegations.papers.list import COLUMNS, list_rows, read_columns

__all__ = ["COLUMNS", "list_rows", "read_columns"]
