"""/tariff: what is owed on a good, a code or under a programme."""
