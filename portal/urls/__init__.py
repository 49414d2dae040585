"""Addresses: `public` is what readers reach, `staff` adds what only staff do."""
