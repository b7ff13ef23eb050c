"""Cards of reviewing what feeds brought."""
