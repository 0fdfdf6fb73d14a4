"""What a document carries of what it was made from."""
