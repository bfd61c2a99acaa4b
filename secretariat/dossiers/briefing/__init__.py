"""The briefing before a bilateral: two pages for the minister, made of the dossier."""
