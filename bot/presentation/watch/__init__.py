"""What /watch says: watch lists, their exposure, and what is wrong with a file."""
