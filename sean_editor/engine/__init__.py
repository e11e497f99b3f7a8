"""What turns a layout and styles into a picture, fast. Knows torch and the networks; knows no window."""
