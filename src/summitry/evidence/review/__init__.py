"""Review: what persons decided about proposals, and how far two of them agree."""
