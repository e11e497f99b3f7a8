"""Training the enlarger."""
