"""Negotiating a text: the ledger of its brackets, what parties think of them, proposing words and settling them."""
