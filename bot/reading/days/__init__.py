"""Days and periods in any usual form, and when a digest is wanted."""
