"""What a digest says: its message, its thread, and what a subscription comes to."""
