"""Inspection in words and tables: visits, the chance that they see a breach, and how soon."""
