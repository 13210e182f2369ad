"""Scenario formats of other tools: Genius, GeniusWeb, NegMAS and NegoLog, read and written."""
