"""The window. Everything that needs Qt lives here and nowhere else."""
