"""Textual parts that know nothing of meetings: lists, forms, dialogs, and the doors they all go through."""
