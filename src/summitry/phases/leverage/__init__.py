"""Leverage over time: why a deal that both would like is not made, or not made now."""
