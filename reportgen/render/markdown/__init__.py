"""The announcement as Markdown."""
