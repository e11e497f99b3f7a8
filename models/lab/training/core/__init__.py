"""The parts of every training run: batches in order, stages, stopping, the moving average, saved state."""
