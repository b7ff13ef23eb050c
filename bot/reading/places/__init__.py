"""Places of a text, and the countries they stand for."""
