"""Frozen facts and pure decisions. No input or output, and nobody asks the clock."""
