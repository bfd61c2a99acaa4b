"""Dossiers on paper."""
