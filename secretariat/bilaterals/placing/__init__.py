"""Placing bilaterals: what is asked and what is fixed, slots without a clash, or what makes them impossible."""
