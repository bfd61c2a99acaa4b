"""One meeting's page, where everything that belongs to it lies side by side, and the acts that span several nouns."""
