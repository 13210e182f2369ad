"""Coalitions: what sets of parties could do without the rest, and the power that gives them."""
