"""The vocabulary guard: words a forum does not use, why, and what it says instead; overruling is recorded."""
