"""The agenda of a meeting: numbered items, what is asked of the meeting, proceedings and outcome."""
