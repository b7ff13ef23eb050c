"""/duty: what an entry pays, row by row, one at a time or as a batch."""
