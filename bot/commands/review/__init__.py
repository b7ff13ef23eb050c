"""/review: proposals of the feeds, looked at and decided by reviewers."""
