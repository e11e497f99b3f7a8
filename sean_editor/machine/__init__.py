"""Checks and set-up of the machine: display, system libraries, downloads, installation, and the doctor."""
