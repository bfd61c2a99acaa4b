"""What leaves the office: clean, compilation and working texts on paper, as documents, and for exchange."""
