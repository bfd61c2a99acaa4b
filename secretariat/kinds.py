"""What the records of each table are called when they are counted, for whoever tells of many kinds at once."""

from __future__ import annotations

from secretariat.record.hanging import Counted, are_called
from secretariat.values.language import ngettext

COUNTED: dict[str, Counted] = {
    "action": lambda n: ngettext("{n} action", "{n} actions", n),
    "action_measure": lambda n: ngettext("{n} further measure", "{n} further measures", n),
    "action_progress": lambda n: ngettext("{n} log of progress", "{n} logs of progress", n),
    "agenda": lambda n: ngettext("{n} agenda", "{n} agendas", n),
    "agenda_item": lambda n: ngettext("{n} agenda item", "{n} agenda items", n),
    "bilateral": lambda n: ngettext("{n} bilateral", "{n} bilaterals", n),
    "carried_over": lambda n: ngettext("{n} carrying over", "{n} carryings over", n),
    "corrigendum": lambda n: ngettext("{n} corrigendum", "{n} corrigenda", n),
    "declaration": lambda n: ngettext("{n} declaration", "{n} declarations", n),
    "declaration_position": lambda n: ngettext("{n} position on a text", "{n} positions on texts", n),
    "delegate": lambda n: ngettext("{n} named delegate", "{n} named delegates", n),
    "delegation": lambda n: ngettext("{n} delegation", "{n} delegations", n),
    "fact_source": lambda n: ngettext("{n} source", "{n} sources", n),
    "forum": lambda n: ngettext("{n} forum", "{n} forums", n),
    "forum_name": lambda n: ngettext("{n} name in a forum", "{n} names in a forum", n),
    "guard_overrule": lambda n: ngettext("{n} word overruled", "{n} words overruled", n),
    "item_outcome": lambda n: ngettext("{n} outcome of an item", "{n} outcomes of items", n),
    "meeting": lambda n: ngettext("{n} meeting", "{n} meetings", n),
    "membership": lambda n: ngettext("{n} membership", "{n} memberships", n),
    "outcome": lambda n: ngettext("{n} outcome", "{n} outcomes", n),
    "paragraph": lambda n: ngettext("{n} paragraph", "{n} paragraphs", n),
    "paragraph_lineage": lambda n: ngettext("{n} descent of a paragraph", "{n} descents of paragraphs", n),
    "paragraph_text": lambda n: ngettext("{n} text of a paragraph", "{n} texts of paragraphs", n),
    "paragraph_translation": lambda n: ngettext("{n} translation of a paragraph", "{n} translations of paragraphs", n),
    "party": lambda n: ngettext("{n} party", "{n} parties", n),
    "party_name": lambda n: ngettext("{n} name of a party", "{n} names of parties", n),
    "person": lambda n: ngettext("{n} person", "{n} people", n),
    "position": lambda n: ngettext("{n} position", "{n} positions", n),
    "reference_counter": lambda n: ngettext("{n} numbering", "{n} numberings", n),
    "revision": lambda n: ngettext("{n} revision", "{n} revisions", n),
    "saved_filter": lambda n: ngettext("{n} saved filter", "{n} saved filters", n),
    "sender_mapping": lambda n: ngettext("{n} sender's columns", "{n} senders' columns", n),
    "series": lambda n: ngettext("{n} series of meetings", "{n} series of meetings", n),
    "stance": lambda n: ngettext("{n} stance on a bracket", "{n} stances on brackets", n),
    "act": lambda n: ngettext("{n} act", "{n} acts", n),
    "act_change": lambda n: ngettext("{n} change", "{n} changes", n),
}

are_called(COUNTED)
