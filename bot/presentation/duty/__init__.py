"""What /duty says: an entry's duties row by row, their sum, and figures for files."""
