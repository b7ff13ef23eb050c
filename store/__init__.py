"""The shared store: SQL lives here and rows stop here."""
