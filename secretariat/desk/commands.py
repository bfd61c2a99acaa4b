"""The command line's part for meetings: the meeting itself, and the acts on it that need more than one noun."""

from __future__ import annotations

from argparse import ArgumentParser

from secretariat.commandline.arguments import Verbs
from secretariat.delegations.commands import add_invite_verb
from secretariat.meetings.commands import add_verbs


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``meetings``."""
    verbs = Verbs(noun)
    add_verbs(verbs)
    add_invite_verb(verbs)
