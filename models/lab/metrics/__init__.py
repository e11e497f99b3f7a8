"""Metrics of pictures and models: one number a picture, and protocols over data sets."""
