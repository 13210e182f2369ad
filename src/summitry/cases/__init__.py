"""Cases: the folder a person reads, edits and reviews, and its compilation to a model."""
