"""What /timeline says: a rate's history, and the story of a change."""
