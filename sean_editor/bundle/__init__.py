"""A copy of the program that needs no Python: the recipe for PyInstaller, and the command that follows it.

`environment` makes a clean virtual environment, `build` runs PyInstaller in it on `sean-editor.spec`, and
`recipe` says what goes in. docs/bundle.md describes the result.
"""
