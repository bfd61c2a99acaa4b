"""Dossiers: everything on record about one party, in the order of its days, and briefings made of it."""
