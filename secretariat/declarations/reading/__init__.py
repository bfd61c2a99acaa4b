"""What comes in: a text in a file or pasted is read into paragraphs, shown, and taken into the record."""
