"""From what was decided to queries that a command can answer."""
