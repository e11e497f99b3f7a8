"""Fast encoding and rendering: a layout and styles become a picture. Uses torch and the networks."""
