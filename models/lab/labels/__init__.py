"""Label maps for the training of the face parser, from several sources that must agree."""
