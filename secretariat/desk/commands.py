"""The command line's part for meetings: the meeting itself, and the acts on it that need more than one noun."""

from __future__ import annotations

from argparse import ArgumentParser

from secretariat.agenda.tabled.commands import add_listing_verb
from secretariat.delegations.commands import add_invite_verb
from secretariat.desk.closing_commands import add_undecided_verb
from secretariat.desk.moving_commands import add_move_verb
from secretariat.desk.opening_commands import add_next_verb
from secretariat.desk.record_of_meeting.commands import add_record_verb
from secretariat.meetings.commands import add_to as add_meeting_verbs


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``meetings``."""
    verbs = add_meeting_verbs(noun)
    add_invite_verb(verbs)
    add_listing_verb(verbs)
    add_next_verb(verbs)
    add_move_verb(verbs)
    add_undecided_verb(verbs)
    add_record_verb(verbs)
