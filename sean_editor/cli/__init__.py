"""The sub-commands of main.py, one file each; thin shells over the packages."""
