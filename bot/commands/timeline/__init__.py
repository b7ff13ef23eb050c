"""/timeline: dated steps of a rate, a programme or a topic."""
