"""A meeting of APEC with its members invited, made through the doors everybody uses."""

from __future__ import annotations

from tests.delegations.apec_meeting import invite_members
from tests.done_once import done_once

invited = done_once(invite_members, "invited")
