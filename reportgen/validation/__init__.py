"""From plain data to an exchange, or to every problem of the file."""
