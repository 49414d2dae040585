"""The composition root: settings, addresses, middleware, base templates and design.

It may know every other app. No other app may import it; what they need from here reaches
them through Django (settings, context processors, templates by name).
"""
