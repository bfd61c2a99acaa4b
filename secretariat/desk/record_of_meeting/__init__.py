"""What is written of a meeting: its summary record, and the decisions on the same day."""
