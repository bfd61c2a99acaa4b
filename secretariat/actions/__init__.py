"""Follow-up actions: what was agreed, who does it by when, how far it is, and the proof that it is done."""
