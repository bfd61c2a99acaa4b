"""The history of every act and its undoing, and the care of the record: a reading room over all nouns."""
