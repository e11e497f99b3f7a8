"""A layout and styles become a picture, fast. Uses torch and the networks."""
