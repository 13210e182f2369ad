"""What matters most to a side, as far as its talk shows."""
