"""The command line's part for declarations: the texts themselves, and the deeds that follow from them."""

from __future__ import annotations

from argparse import ArgumentParser

from secretariat.actions.following.commitment_commands import add_commitments_verb
from secretariat.declarations.commands import add_to as add_declaration_verbs


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``declarations``."""
    add_commitments_verb(add_declaration_verbs(noun))
