"""``python -m secretariat``, and the ``secretariat`` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run one command, or open the terminal application; gives the exit code."""
    # What is imported stays: collecting among it costs a seventh of the start. ``Office`` lets it begin again.
    gc.disable()
    from secretariat.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
