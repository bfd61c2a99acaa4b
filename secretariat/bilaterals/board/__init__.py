"""The board of bilaterals: rooms beside each other, a day from top to bottom; slots are moved with keys and mouse."""
