"""The words that are read, as data."""
