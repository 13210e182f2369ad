"""The nouns: parties, issues, deals, preferences, claims. No method is imported here."""
