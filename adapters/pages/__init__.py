"""Pages people read in a browser: whole answers, and what Dutybell is."""
