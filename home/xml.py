"""Text for documents in XML."""

import re

#: Signs that XML 1.0 has no way to write (W3C, “Extensible Markup Language 1.0”, section 2.2). Text
#: pasted from slides brings them along: there a line ends in a vertical tab.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_text(text: str) -> str:
    return _NOT_XML.sub(" ", text)
