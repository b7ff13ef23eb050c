"""What a digest says: its message, its thread, and a subscription in words."""
