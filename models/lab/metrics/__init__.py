"""How good a picture or a model is: metrics and protocols."""
