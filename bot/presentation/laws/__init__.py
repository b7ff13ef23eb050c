"""What is said of programmes and legal acts, as cards and as data for programs."""
