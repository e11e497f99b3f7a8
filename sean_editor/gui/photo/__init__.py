"""Showing a whole photo: zoom and turns, faces to choose from, points to put on a face."""
