"""Everything that a finished file carries, as its readers find it."""
