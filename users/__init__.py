"""Who signs in: the custom user model, and nothing more.

It must not know what any user does here; permissions and groups belong to the apps they are
about. It exists so that fields can be added later without replacing Django's user.
"""
