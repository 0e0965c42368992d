"""What one build leaves for the next, what several processes make of one book, and how a build ends."""
