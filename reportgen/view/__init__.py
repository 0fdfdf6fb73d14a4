"""What a template may see, and how an exchange becomes it."""
