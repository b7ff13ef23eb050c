"""Pages, over HTTP and in a real browser."""
