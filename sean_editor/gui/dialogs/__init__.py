"""Dialogs: files, faces, export, fit, unsaved work, the manual, shortcuts, about."""
