"""What leaves the office of papers tabled: their list, and the cover sheet of each."""
