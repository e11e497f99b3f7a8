"""Training the networks of this package."""
