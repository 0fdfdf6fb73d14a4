"""What is wrong with a template pack, found before any data exists."""
