"""What the editor never runs: data sets, training, evaluation, export for other programs."""
