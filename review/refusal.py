"""Saying no to a member of staff, in words for them."""


class RefusedError(Exception):
    """What somebody asked for is not done, and why.

    It is no permission error: Wagtail answers those with “you do not have permission”, wherever
    they arise, and keeps what was done before. `review.staff_requests` undoes it and says why.
    """
