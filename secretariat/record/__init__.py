"""The record: the database, its one way in (read) and its one way to change (act), history, undo and safe keeping."""
