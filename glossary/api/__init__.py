"""The words for machines: read only, open to all, no key, no cookie.

The wire's names are all in `parameters` and `answers`; `openapi` describes them, and a test holds
every answer to the description.
"""
