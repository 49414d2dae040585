"""The staff account. Readers have none."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Empty on purpose: swapping the user model later is very costly."""
