"""Commands: each object carries out one group of actions."""
