"""The door of a meeting: who comes is found and checked in, and who is still missing is seen."""
