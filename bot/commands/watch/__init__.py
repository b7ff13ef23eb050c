"""/watch: what a channel or a person trades in, and what it pays."""
