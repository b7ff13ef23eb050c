"""What the models look at: a text with its names taken out, and what is said beside each name."""
