"""Keeping readers out of the logs."""

import logging


class WithoutReader(logging.Filter):
    """Drop from a record what could identify a reader: the request, and any query string.

    Django attaches the request to its records and puts the full path into the message of 4xx
    lines. A search term in a log, beside a time, can be tied to a person.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.pop("request", None)
        if isinstance(record.args, tuple):
            record.args = tuple(
                argument.split("?", 1)[0] if isinstance(argument, str) else argument
                for argument in record.args
            )
        return True
