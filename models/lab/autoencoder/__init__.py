"""Training and measuring the texture autoencoder."""
