"""How a language says things."""
