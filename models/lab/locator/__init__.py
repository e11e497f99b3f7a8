"""Training of the face locator."""
