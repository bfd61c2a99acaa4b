"""Papers tabled: documents with a symbol, their revisions and their files."""
