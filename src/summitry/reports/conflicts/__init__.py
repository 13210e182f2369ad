"""A conflict in words, tables and a picture: who moves alone, what lasts, what holds it."""
