"""Whether a finished file holds what its edition must not show."""
