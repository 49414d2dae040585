"""Keeping readers out of the logs."""

import logging
import re

#: What gunicorn says of a request that it cannot read, up to where it repeats the request.
REFUSED = re.compile(r"Invalid request from ip=\S*: ([^:'\"]*)")


class WithoutReader(logging.Filter):
    """Drop from a record what could identify a reader: the request, and any query string.

    Django attaches the request to its records and puts the full path into the message of 4xx
    lines; gunicorn puts it there, too, and the address that a broken request came from. A search
    term in a log, beside a time, can be tied to a person.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.pop("request", None)
        if isinstance(record.args, tuple):
            record.args = tuple(
                argument.split("?", 1)[0] if isinstance(argument, str) else argument
                for argument in record.args
            )
        if isinstance(record.msg, str) and (refused := REFUSED.match(record.msg)):
            record.msg = f"Invalid request: {refused[1]}"
        return True
