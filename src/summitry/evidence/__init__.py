"""Evidence: which texts are at hand, whether each quote stands in its text, who said what."""
