"""Gradualism: what can be handed over step by step when only the future enforces it."""
