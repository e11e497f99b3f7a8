"""Chosen colours: how they are named and measured, and how a region is given one with its shading kept."""
