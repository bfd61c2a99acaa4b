"""The words of a negotiated text: paragraphs and where they stand, brackets and what becomes of them. Pure rules."""
