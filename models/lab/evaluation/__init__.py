"""Evaluation of checkpoints: protocols that measure them, and reports for people and programs."""
