"""What lies between bilaterals where nothing else is laid down: the office's minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secretariat.values.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Spacing:
    """Minutes of a bilateral, between two uses of a room, between buildings; times of day, "08:00"."""

    minutes: int
    buffer: int
    walk: int
    hours: tuple[str, str]


def spacing_of(configuration: Configuration | None) -> Spacing:
    """The office's; the program's own where there is no office (its defaults stand in config.toml)."""
    if configuration is None:
        from secretariat.values.configuration import defaults

        configuration = defaults()
    return Spacing(
        configuration.bilateral_minutes,
        configuration.bilateral_buffer,
        configuration.bilateral_walk,
        configuration.bilateral_hours,
    )
