"""How good checkpoints are: protocols that measure them, and reports for people and programs."""
