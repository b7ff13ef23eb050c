"""Charts drawn as PNG, off the event loop."""
