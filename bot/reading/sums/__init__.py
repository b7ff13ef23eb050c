"""Sums, quantities, codes and shares of a text, and what they are of."""
