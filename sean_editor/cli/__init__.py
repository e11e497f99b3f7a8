"""Commands, one file each: thin shells over the rooms below."""
