"""The command core: facts and decisions, knowing no platform, no SQL and no environment."""
