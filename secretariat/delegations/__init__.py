"""Delegations and their delegates: who represents a party at a meeting, in which function, in which order."""
