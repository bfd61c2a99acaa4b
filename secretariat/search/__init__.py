"""Finding any record by words, over every noun. A reading room."""
