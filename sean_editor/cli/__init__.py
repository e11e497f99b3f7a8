"""Commands, one file each: thin shells over the packages below."""
