"""What a process that reads what came from outside may take: it is imported there and loads nothing else.

The reader of workbooks says the same of itself: it imports nothing it can do without, as its start is what it costs.
"""

from __future__ import annotations


def impose(memory: int, seconds: int) -> None:
    """Let the system end this process where it takes more memory (bytes) or seconds, or writes a file."""
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))
