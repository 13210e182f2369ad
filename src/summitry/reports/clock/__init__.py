"""The clock in words, tables and a picture: when room opens and closes, what waiting is worth."""
