"""The networks: torch and numpy only."""
