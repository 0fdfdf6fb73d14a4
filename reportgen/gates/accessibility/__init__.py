"""What keeps people from reading a finished document, as far as a machine can tell."""
