"""Any two texts compared: which paragraph became which, and word by word what changed inside."""
