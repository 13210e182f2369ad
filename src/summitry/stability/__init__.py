"""Stability: which states last when nobody signs, and what each side sees of that."""
