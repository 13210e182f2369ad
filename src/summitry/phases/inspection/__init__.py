"""Inspection: how many visits buy which chance that a breach is seen, and how soon."""
