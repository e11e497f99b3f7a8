"""The real window, driven by events that keep their time, and what a person would feel of it.

`start` and `editing` are imported one by one: a measured start imports nothing that the program does not.
"""
