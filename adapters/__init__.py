"""Everything foreign: platforms, terminals, feeds, the clock."""
