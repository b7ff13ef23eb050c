"""Facts as sentences and cards, in English and French."""
