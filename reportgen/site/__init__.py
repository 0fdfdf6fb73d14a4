"""A publication site: the exchanges whose reports are public, to find, read and download."""
