"""Commands of the laboratory: data sets, training, evaluation, export."""
