"""The rules of plain language, one file for each family.

A rule is a function from a `Page` to its findings. Each file says what it looks for and, as
important, what it leaves alone: a tool that cries wolf is switched off.
"""
