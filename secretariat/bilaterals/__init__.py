"""Bilaterals: meetings of two parties in the margins of another, from the request to the record of discussion."""
