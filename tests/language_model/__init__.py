"""A language model that reads: what is asked, what is taken, and what happens when it fails."""
