"""Proposals: what rules read in a text, for a person to accept, edit or reject."""
