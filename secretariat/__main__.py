"""``python -m secretariat``, and the ``secretariat`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run one command, or open the terminal application; gives the exit code."""
    from secretariat.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
