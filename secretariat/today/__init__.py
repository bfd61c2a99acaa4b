"""Today: what is late, what is due soon, which meetings come, what is not ready. A reading room."""
