"""Documents in: bytes of many kinds to texts, and what of a text is headline, caption or body."""
