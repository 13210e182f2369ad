"""Playing things through with random draws, apart from the exact answers that it checks."""
