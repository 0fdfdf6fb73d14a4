"""What a template, a page and a Word master may do and hold."""
