"""How far something is, as a bar of characters that every terminal has."""

from __future__ import annotations


def bar(part: int, whole: int, width: int = 6) -> str:
    """How far something is, as a bar of ``width`` cells; full only when all is reached, empty only at
    nothing.
    """
    if whole <= 0 or width <= 0:
        return ""
    full = max(0, min(width, part * width // whole))
    if full == 0 and part > 0:
        full = 1
    return "█" * full + "░" * (width - full)
