"""Phased agreements: plans in which each side does better by going on, and what they need."""
