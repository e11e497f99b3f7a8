"""This computer: display, system libraries, downloads, installation, and the doctor."""
