"""Plain language in two languages, read into a request. Deterministic: same words, same reading."""
