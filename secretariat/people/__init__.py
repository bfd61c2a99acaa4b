"""People: names as their bearers write them, and the positions they held."""
