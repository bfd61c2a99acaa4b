"""The tracker's way out to the line ministries and back: one sheet, and what was changed in it."""
