"""The page, and the announcement as HTML."""
