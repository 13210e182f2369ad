"""Results as text, tables and drawings. Nothing is computed here that a lens should compute."""
