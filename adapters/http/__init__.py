"""The HTTP port: what platforms send, and what operators ask: alive, ready, how much."""
