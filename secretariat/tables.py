"""Every table of the record and every rule registered for it: what migrations, checks and undo need to know."""

from __future__ import annotations

import secretariat.actions.removing
import secretariat.actions.worked_out
import secretariat.agenda.operations
import secretariat.agenda.running.operations
import secretariat.agenda.tabled.columns
import secretariat.bilaterals.as_meeting
import secretariat.declarations.operations
import secretariat.declarations.procedure.corrigenda
import secretariat.declarations.sealing
import secretariat.delegations.placing
import secretariat.kinds
import secretariat.meetings.columns
import secretariat.meetings.outcome_operations
import secretariat.meetings.series_operations
import secretariat.parties.admitting
import secretariat.parties.operations
import secretariat.people.operations  # noqa: F401 - these name their rules
from secretariat.actions.model import action, action_progress
from secretariat.agenda.model import agenda, agenda_item, carried_item, item_outcome, session_item
from secretariat.agenda.tabled.model import paper
from secretariat.bilaterals.model import availability, bilateral, bilateral_slot, line_to_take
from secretariat.declarations.model import (
    declaration,
    paragraph,
    paragraph_lineage,
    paragraph_text,
    paragraph_translation,
    revision,
)
from secretariat.declarations.positions_model import corrigendum, declaration_position, guard_overrule, stance
from secretariat.delegations.intake.model import sender_mapping
from secretariat.delegations.model import delegate, delegation
from secretariat.diary.model import diary_entry
from secretariat.meetings.model import meeting, outcome, series
from secretariat.meetings.programme_model import meeting_move, room, room_walk, session, session_person, standing_item
from secretariat.parties.model import forum, forum_name, membership, party, party_name
from secretariat.people.model import person, position
from secretariat.record.acts import act, act_change, reference_counter
from secretariat.record.kept_files import kept_file
from secretariat.record.sources import fact_source

__all__ = [
    "act",
    "act_change",
    "action",
    "action_progress",
    "agenda",
    "agenda_item",
    "availability",
    "bilateral",
    "bilateral_slot",
    "carried_item",
    "corrigendum",
    "declaration",
    "declaration_position",
    "delegate",
    "delegation",
    "diary_entry",
    "fact_source",
    "forum",
    "forum_name",
    "guard_overrule",
    "item_outcome",
    "kept_file",
    "line_to_take",
    "meeting",
    "meeting_move",
    "membership",
    "outcome",
    "paper",
    "paragraph",
    "paragraph_lineage",
    "paragraph_text",
    "paragraph_translation",
    "party",
    "party_name",
    "person",
    "position",
    "reference_counter",
    "revision",
    "room",
    "room_walk",
    "sender_mapping",
    "series",
    "session",
    "session_item",
    "session_person",
    "stance",
    "standing_item",
]
