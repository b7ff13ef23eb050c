"""Digests: when one is due, what is in it and what is not, and the card."""
