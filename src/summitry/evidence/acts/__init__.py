"""What a speaker does by saying it, and which issue it bears on."""
