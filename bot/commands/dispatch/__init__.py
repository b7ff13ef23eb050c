"""A question to its answer: the command found, and what every answer has around it."""
