"""What becomes of what was agreed: carried into the next meeting, reported on, or left without an owner."""
