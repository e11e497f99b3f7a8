"""The laboratory, which the editor never runs: data sets, training, evaluation, export."""
