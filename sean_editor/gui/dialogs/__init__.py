"""Dialogs: files, faces, export, fit, unsaved work, shortcuts, about."""
