"""A file into an exchange, or every problem that it has."""
