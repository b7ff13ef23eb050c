"""/changes: what took effect, what ended, and what is dated and still to come."""
