"""Pages on this machine that follow every save."""
