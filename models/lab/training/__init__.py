"""Training a SEAN generator: batches, losses, discriminator, loop."""
