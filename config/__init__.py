"""Settings and the shipped facts."""
