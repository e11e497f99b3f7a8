"""What a person can do: each command object carries out one group of actions."""
