"""What a document is known by (DOI, PMID, web address), each in one spelling.

Two spellings of the same thing would be two references for one document. Nothing here asks the
network: it is about how the thing is written.
"""

import re
from urllib.parse import quote, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_PMID_PREFIX = re.compile(
    r"^(?:https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/|pmid:?\s*)",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}

#: Registrant (10. and digits), a slash, and anything that is no white space:
#: https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html
valid_doi = RegexValidator(
    r"^10\.\d{4,9}(?:\.\d+)*/\S+$",
    _("This is no DOI. One looks like 10.1056/nejmoa1000678."),
)
valid_pmid = RegexValidator(
    r"^[1-9]\d{0,8}$", _("A PubMed number is made of digits only, such as 20818875.")
)
valid_url = URLValidator(schemes=["http", "https"])


def tidy_doi(text: str) -> str:
    """A DOI without the address it is often given in, in lower case: case says nothing in one."""
    text = text.strip()
    found = _DOI_PREFIX.match(text)
    if not found:
        return text.lower()
    rest = text[found.end() :]
    return (unquote(rest) if found[0].lower().startswith("http") else rest).lower()


def tidy_pmid(text: str) -> str:
    """A PubMed number without the address or the words it is often given with."""
    return _PMID_PREFIX.sub("", text.strip()).strip("/").lstrip("0")


def doi_in(url: str) -> str:
    """The DOI that an address of doi.org is; empty for any other address."""
    return _if_valid(tidy_doi(url), valid_doi) if "doi.org/" in url.lower() else ""


def pmid_in(url: str) -> str:
    """The PubMed number that an address of PubMed is; empty for any other address."""
    return _if_valid(tidy_pmid(url), valid_pmid) if _PMID_PREFIX.match(url) else ""


def doi_address(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def pmid_address(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def url_key(url: str) -> str:
    """What two addresses of one document have in common.

    Left out: http or https, capitals in the host's name, its usual port, the place on the page,
    and a slash at the end. An address that cannot be taken apart is its own key.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url.strip()
    if port and port != _DEFAULT_PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _if_valid(text: str, validator: RegexValidator) -> str:
    try:
        validator(text)
    except ValidationError:
        return ""
    return text
