"""What it must reach: `python -m bench` prints the table."""
