"""Which deals exist, and why there is none: frontier, room, solutions, trades, blockers."""
