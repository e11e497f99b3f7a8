"""Questions the window asks: which file, keep the work or not; and the sheets it shows."""
