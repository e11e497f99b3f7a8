"""Portraits of people who do not exist: styles of several donors painted by our generator on new layouts."""
