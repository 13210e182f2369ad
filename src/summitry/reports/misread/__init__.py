"""Misreading in words and tables: what each side believes of the other, and what that does."""
