"""The drafting room: where a text is negotiated in the terminal, paragraph by paragraph and bracket by bracket."""
