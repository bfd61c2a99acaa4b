"""What leaves the office of an agenda: the agenda itself, annotated, and the programme."""
