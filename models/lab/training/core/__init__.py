"""What every training run shares: batches in order, stages, stopping, the moving average, saved state."""
