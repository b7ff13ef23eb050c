"""Facts to sentences and cards: the home of wording."""
