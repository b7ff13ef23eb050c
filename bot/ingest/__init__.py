"""Files and feeds turned into proposed changes."""
