"""This computer: its display, its system libraries, what can be downloaded, and the report of it all."""
