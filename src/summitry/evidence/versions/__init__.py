"""Versions: which documents tell the same story, and where their tellings differ."""
