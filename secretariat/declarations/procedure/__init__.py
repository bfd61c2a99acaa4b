"""How a text becomes one's own: silence, objections, positions of parties, corrigenda of what was adopted."""
