"""Getting what is owed to the platforms: claim, send, settle."""
